#include "sim/study/sweep.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <map>
#include <mutex>
#include <thread>

#include <fmt/format.h>

#include "build_version.hpp"
#include "models/corridor.hpp"
#include "outputs/sweeps/sweep_folder.hpp"
#include "sim/cli/commands.hpp"
#include "sim/cli/console.hpp"
#include "sim/cli/inputs.hpp"
#include "sim/cli/interrupt.hpp"
#include "sim/cli/progress.hpp"

namespace corridor::cli {

namespace {

namespace po = boost::program_options;

syntax sweep_syntax() {
    syntax of{.usage = "corridor sweep STUDY --out DIR [--workers N | --shard K/N]",
              .purpose =
                  "Simulates every design point of a study and keeps what it finished in DIR. "
                  "Started again, it\ndoes only what is missing. On SIGTERM or SIGUSR1 it ends "
                  "with 75: start it again.",
              .options = po::options_description(100),
              .positional = {"STUDY"},
              .required = 1,
              .example = "corridor sweep configs/studies/first.toml --out first"};
    const auto text = [] { return po::value<std::string>(); };
    auto add = of.options.add_options();
    add("out", text()->value_name("DIR"), "where finished tasks are kept; made when missing");
    add("workers", text()->value_name("N"),
        "use N threads; the processor's number unless given, 1 with --shard");
    add("shard", text()->value_name("K/N"),
        "do part K of N only, from 1/N to N/N; the others may run elsewhere at the same time");
    return of;
}

study::shard shard_of(const given& options) {
    if (options.count("shard") == 0)
        return {};
    const std::string text = text_of(options, "shard");
    const char* const end = text.data() + text.size();
    study::shard part;
    const auto number = std::from_chars(text.data(), end, part.number);
    const bool has_slash = number.ec == std::errc() && number.ptr != end && *number.ptr == '/';
    const auto of = std::from_chars(has_slash ? number.ptr + 1 : end, end, part.of);
    if (!has_slash || of.ec != std::errc() || of.ptr != end || part.number < 1 ||
        part.number > part.of || part.of > 1'000'000)
        throw usage_error(
            fmt::format("--shard: {} given; expected K/N with K from 1 to N, such as 2/8", text));
    return part;
}

int workers_of(const given& options, study::shard part) {
    if (options.count("workers") != 0)
        return static_cast<int>(whole_number(options, "workers", 1, 1024));
    return part.of > 1 ? 1 : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

/// The scenario of each design point: read once by whoever needs it first, kept while it is needed.
/// Read from the text that was checked: the file may be edited meanwhile.
class scenarios_by_point {
public:
    scenarios_by_point(const configs::study_result& of, const study::full_factorial& design)
        : of_(of), design_(design) {}

    const models::scenario& at(std::int32_t point) {
        entry& mine = entry_of(point);
        std::call_once(mine.once, [&] { mine.is = read(point); });
        return mine.is;
    }

    /// No task of an earlier point is at work or will be.
    void forget_before(std::int32_t point) {
        const std::scoped_lock lock(mutex_);
        entries_.erase(entries_.begin(), entries_.lower_bound(point));
    }

private:
    struct entry {
        std::once_flag once;
        models::scenario is;
    };

    entry& entry_of(std::int32_t point) {
        const std::scoped_lock lock(mutex_);
        return entries_[point];
    }

    models::scenario read(std::int32_t point) const {
        const configs::read_result read = configs::read_scenario(
            of_.study->scenario,
            [this](const std::string&) { return std::optional(of_.base.resolved_toml); },
            of_.study->overrides_at(design_.levels_at(point)));
        if (!read.problems.empty())  // each level alone is right, together they are not
            throw std::runtime_error(read.problems.front().text());
        return *read.scenario;
    }

    const configs::study_result& of_;
    const study::full_factorial& design_;
    std::mutex mutex_;
    std::map<std::int32_t, entry> entries_;  // protected by mutex_
};

/// The folder, and what is shown of it.
class shown_store {
public:
    shown_store(outputs::sweep_folder& folder, progress& shown, scenarios_by_point& points)
        : folder_(folder), shown_(shown), points_(points) {}

    bool holds(study::task which) const { return folder_.holds(which); }
    void put(study::task which, const outputs::response_sums& sums) {
        folder_.put(which, sums);
        points_.forget_before(which.point);
        tell();
    }
    void flush() {
        folder_.flush();
        tell();
    }

private:
    void tell() {  // only what is durable counts
        for (; told_ < folder_.durable(); ++told_)
            shown_.finished_one();
    }

    outputs::sweep_folder& folder_;
    progress& shown_;
    scenarios_by_point& points_;
    std::int64_t told_ = 0;
};

/// What a sweep does, resolved.
struct plan {
    configs::study_result inputs;
    study::full_factorial design{{}};
    std::string folder;
    study::shard part;
    int workers = 1;

    const configs::study& study() const { return *inputs.study; }
};

plan plan_of(const given& options) {
    plan what;
    what.part = shard_of(options);
    what.workers = workers_of(options, what.part);
    what.folder = text_of(options, "out");
    if (what.folder.empty())
        throw usage_error("--out is missing; expected the folder to keep finished tasks in");
    what.inputs = read_checked_study(text_of(options, "STUDY"), configs::trial::each_level);
    std::vector<std::int32_t> levels;
    for (const configs::study_factor& each : what.study().factors)
        levels.push_back(static_cast<std::int32_t>(each.levels.size()));
    what.design = study::full_factorial(levels);
    return what;
}

outputs::sweep_inputs inputs_of(const plan& what) {
    return {.study = what.study().name,
            .study_toml = what.study().resolved_toml,
            .scenario = what.inputs.base.scenario->name,
            .scenario_toml = what.inputs.base.resolved_toml,
            .program = fmt::format("{} {}", version, commit),
            .points = what.design.points(),
            .replications = what.study().replications};
}

study::sweep_outcome sweep(const plan& what, const std::vector<study::task>& tasks,
                           outputs::sweep_folder& folder) {
    const models::scenario& base = *what.inputs.base.scenario;
    const auto missing = static_cast<int>(std::count_if(
        tasks.begin(), tasks.end(), [&](study::task each) { return !folder.holds(each); }));
    scenarios_by_point points(what.inputs, what.design);
    progress shown(missing, base.run_in_days + base.days);
    shown_store store(folder, shown, points);
    std::atomic<int> started = 0;
    const auto simulate = [&](study::task which) {
        const models::scenario& from = points.at(which.point);
        core::simulation sim;
        sim.watch(&stop_flag(), &shown.of(started++));
        return outputs::sums_of(from,
                                models::simulate(sim, from, study::seeds_of(base.seed, which)));
    };
    return study::run_sweep(tasks, what.workers, simulate, store, stop_flag());
}

void say_failures(const plan& what, const std::vector<study::failed_task>& failed) {
    constexpr std::size_t told = 10;
    const outputs::sweep_design design = design_of(what.study());
    for (std::size_t i = 0; i < std::min(failed.size(), told); ++i)
        complain(fmt::format("corridor: {}: {}\n", outputs::task_words(design, failed[i].which),
                             failed[i].words));
    if (failed.size() > told)
        complain(fmt::format("corridor: and {} tasks more failed\n", failed.size() - told));
}

int say_outcome(const plan& what, std::size_t tasks, const study::sweep_outcome& outcome) {
    say_failures(what, outcome.failed);
    const auto finished = static_cast<std::int64_t>(tasks - outcome.failed.size()) - outcome.left;
    const std::string sentence = fmt::format(
        "{} of {} tasks{} are done in {}", finished, tasks,
        what.part.of == 1 ? "" : fmt::format(" of shard {}/{}", what.part.number, what.part.of),
        what.folder);
    if (outcome.left > 0) {
        complain(fmt::format("corridor: stopped; {}; the same command goes on\n", sentence));
        return was_noticed() ? stopped_on_notice : interrupted_by_user;
    }
    say(sentence + "\n");
    if (what.part.of == 1 && outcome.failed.empty())
        say(fmt::format("corridor merge {} --out FILE.h5 makes one file of them\n", what.folder));
    return outcome.failed.empty() ? done : failed;
}

}  // namespace

int sweep_command(const arguments& words) {
    syntax how = sweep_syntax();
    const given options = read_options(how, words);
    if (options.empty())
        return done;
    watch_interrupts();
    watch_notices();
    const plan what = plan_of(options);
    try {
        const std::vector<study::task> tasks =
            study::tasks_of(what.design.points(), what.study().replications, what.part);
        outputs::sweep_folder folder(what.folder, inputs_of(what), what.part);
        for (const std::string& each : folder.notes())
            complain(each + "\n");
        return say_outcome(what, tasks.size(), sweep(what, tasks, folder));
    } catch (const outputs::sweep_refused& refused) {
        throw usage_error(refused.what());
    }
}

}  // namespace corridor::cli
