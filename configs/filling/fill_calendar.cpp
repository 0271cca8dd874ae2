#include "configs/checking/check.hpp"
#include "configs/filling/filling.hpp"
#include "configs/filling/subjects.hpp"
#include "configs/reading/toml.hpp"

namespace corridor::configs {

void fill_calendar(const filling& with) {
    for (const std::string& name : names_of(with.in, "country")) {
        const values said(with.in, "country." + name);
        with.to.countries.push_back(
            {name, said.hours("utc_offset_h"), said.yes("eu_daylight_saving")});
    }
    for (const std::string& name : names_of(with.in, "holiday")) {
        const values said(with.in, "holiday." + name);
        models::holiday_params each{name, {}, {}, {}, 1, 1, 1};
        for (const std::string& country : said.list("countries")) {
            each.countries.push_back(id_of<models::country_id>(with.to.countries, country));
        }
        each.first = said.day("first_day").value_or(models::date{});
        each.last = said.day("last_day").value_or(models::date{});
        if (each.last < each.first) {
            with.add(said, "last_day", to_text({each.last}) + " is before the first day",
                     "expected " + to_text({each.first}) + " or later");
        }
        each.demand_factor = said.number("demand_factor");
        each.acceptance_factor = said.number("acceptance_factor");
        each.staff_factor = said.number("border_staff_factor");
        with.to.holidays.push_back(std::move(each));
    }
}

}  // namespace corridor::configs
