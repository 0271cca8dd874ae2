#include "models/rail/line.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

namespace corridor::models {

namespace {

std::size_t index_of(heading_on_line way) { return static_cast<std::size_t>(way); }

std::size_t kind_of(const line::train& it) { return it.params->longer_than_loops ? 1 : 0; }

bool is_up(const line::train& it) { return it.heading == heading_on_line::up; }

std::size_t section_after(const line::train& it) {
    return it.section + 1 - 2 * index_of(it.heading);  // without a branch: headings take turns
}

std::size_t section_before(const line::train& it) {
    return it.section - 1 + 2 * index_of(it.heading);
}

// Station k lies between the sections k and k + 1.
std::size_t station_after(const line::train& it) { return it.section - index_of(it.heading); }

core::time_point turn_of(const line::train& it) { return it.asked + it.params->handicap; }

constexpr int room_for_every_train = 1'000'000;

// A train that waits is woken when it has passed the section that it is given; until then, daily.
constexpr core::duration longest_sleep = std::chrono::hours{24};

// Beside a section of two tracks there is room for every train: those of a heading follow each
// other there, and meet nobody.
bool has_room_for_every_train(const line_params& set, std::size_t station) {
    return set.sections[station].tracks > 1 || set.sections[station + 1].tracks > 1;
}

// The tracks on which trains of both headings wait for each other.
std::vector<line_station_params> meeting_tracks(const line_params& set) {
    std::vector<line_station_params> out = set.stations;
    for (std::size_t i = 0; i < out.size(); ++i)
        if (has_room_for_every_train(set, i))
            out[i] = {room_for_every_train, room_for_every_train};
    return out;
}

}  // namespace

line::line(core::simulation& sim, const line_params& set)
    : sim_(sim), set_(set), state_(meeting_tracks(set)) {
    for (const section_params& each : set.sections) {
        sections_.emplace_back().params = each;
        use_.sections.emplace_back().tracks = each.tracks;
        if (each.tracks == 1)
            ++single_track_;
        else if (each.headway > core::duration{})
            follow_ +=
                static_cast<std::size_t>(travel_time(each.length, each.speed) / each.headway);
    }
    if (set.possession.from != set.possession.to)
        sim.start(possessions(sim));
}

template <class Train>
core::process line::over_all(core::simulation& sim, Train it) {
    const std::size_t count = sections_.size();
    it.process = sim.current();
    it.nth = ++came_;
    it.section = count - 1 - last_section(it.heading);
    for (std::size_t passed = 0; passed < count; ++passed) {
        ask(it);
        while (sim.now() < it.arrives) {  // give() moves the end of a train's wait
            const core::time_point wakes = std::min(it.arrives, sim.now() + longest_sleep);
            co_await core::until(wakes);
        }
        arrive(it);
    }
}
template core::process line::over_all<line::train>(core::simulation&, line::train);
template core::process line::over_all<line::train&>(core::simulation&, line::train&);

// --- where a train is ---

std::size_t line::last_section(heading_on_line heading) const {
    return heading == heading_on_line::up ? sections_.size() - 1 : 0;
}

bool line::is_last(const train& it) const { return it.section == last_section(it.heading); }

bool line::is_first(const train& it) const {
    return it.section == sections_.size() - 1 - last_section(it.heading);
}

// --- what trains do ---

void line::ask(train& it) {
    it.asked = sim_.now();
    it.arrives = core::never;
    it.takes = running_time(sections_[it.section].params, *it.params, it.slowness);
    settle();  // what it has just left free is for those who wait
    section& here = sections_[it.section];
    if (here.waiting > 0 || !here.is_open(it.heading, sim_.now())) {
        join_queue(it);
        touch(it.section);
        settle();
    } else if (may_go(it)) {
        give(it);
        settle();
    } else {
        join_queue(it);
    }
}

void line::join_queue(train& it) {
    std::vector<train*>& queue = way_of(it).queue;
    const auto place = std::upper_bound(
        queue.begin(), queue.end(), turn_of(it),
        [](core::time_point turn, const train* other) { return turn < turn_of(*other); });
    queue.insert(place, &it);
    it.is_waiting = true;
    ++way_of(it).waiting[kind_of(it)];
    ++sections_[it.section].waiting;
    ++waiting_;
}

void line::leave_queue(train& it) {
    std::vector<train*>& queue = way_of(it).queue;
    queue.erase(std::find(queue.begin(), queue.end(), &it));
    it.is_waiting = false;
    --way_of(it).waiting[kind_of(it)];
    --sections_[it.section].waiting;
    --waiting_;
}

void line::give(train& it) {
    section& here = sections_[it.section];
    one_way& way = way_of(it);
    train*& first_inside = here.first_inside[index_of(it.heading)];
    it.behind = nullptr;
    (first_inside == nullptr ? first_inside : way.last_inside->behind) = &it;
    way.last_inside = &it;
    it.entered = sim_.now();
    it.arrives = it.entered + it.takes;
    if (here.params.tracks > 1) {
        it.arrives = std::max(it.arrives, way.last_arrival + here.params.headway);
        way.next_entry = sim_.now() + here.params.headway;
        way.last_arrival = it.arrives;
    }
    count_given(it);
    if (it.is_on_line) {  // its track is free: both neighbours may want it
        const std::size_t station = state_.at(it.number).station;
        touch(station);
        touch(station + 1);
    }
    if (is_last(it)) {
        if (std::exchange(it.is_on_line, false))
            leave(it);
    } else if (it.is_on_line) {
        state_.move(it.number);
    } else {
        enter(it);
    }
    touch_refused();
    it.waited += it.entered - it.asked;
}

void line::arrive(train& it) {
    sections_[it.section].first_inside[index_of(it.heading)] = it.behind;
    count_arrived(it);
    touch(it.section);
    if (is_last(it))
        settle();
    else  // settled when it asks, which it does at once
        it.section = section_after(it);
}

void line::enter(train& it) {
    it.number = state_.enter(station_after(it), it.heading, it.params->longer_than_loops);
    it.is_on_line = true;
    ++on_line_[index_of(it.heading)];
    std::int64_t& up_is_ahead = up_is_ahead_by_[kind_of(it)];
    up_is_ahead = others_like_it_wait(it) ? up_is_ahead + (is_up(it) ? 1 : -1) : 0;
}

void line::leave(train& it) {
    state_.leave(it.number);
    --on_line_[index_of(it.heading)];
}

// --- what it observes ---

void line::begin_counting() {
    began_ = sim_.now();
    line_use fresh;
    for (const section& each : sections_) {
        section_use& use = fresh.sections.emplace_back();
        use.tracks = each.params.tracks;
        for (std::size_t way = 0; way < 2 && use.tracks > 1; ++way)
            use.occupied[way] = std::max(each.ways[way].next_entry - began_, core::duration{});
    }
    use_ = std::move(fresh);
}

void line::count_given(const train& it) {
    const section_params& over = sections_[it.section].params;
    section_use& use = use_.sections[it.section];
    ++use.trains[index_of(it.heading)];
    use.our_trains[index_of(it.heading)] += it.is_ours ? 1 : 0;
    if (over.tracks > 1)
        use.occupied[index_of(it.heading)] += over.headway;
    const core::duration waited = it.entered - std::max(it.asked, began_);
    use_.waited += waited;
    use_.longest_wait = std::max(use_.longest_wait, waited);
}

void line::hold(section_use& use, const train& by, core::time_point until) const {
    const core::time_point since = std::max(by.entered, began_);
    use.hold(index_of(by.heading), by.is_ours, until - since);
    if (set_.possession.from != set_.possession.to)
        use.in_possession += possessed_time(set_.possession, since, until);
}

void line::count_arrived(const train& it) {
    section_use& use = use_.sections[it.section];
    if (use.tracks == 1)
        hold(use, it, it.arrives);
    if (is_last(it))
        ++use_.trains;
    if (rows_ != nullptr) [[unlikely]]
        rows_->push_back({it.nth, static_cast<std::uint32_t>(it.section), is_up(it), it.is_ours,
                          it.entered, it.arrives});
}

line_use line::counted() const {
    const core::time_point now = sim_.now();
    line_use out = use_;
    out.counted = now - began_;
    out.possessed = possessed_time(set_.possession, began_, now);
    for (std::size_t number = 0; number < sections_.size(); ++number) {
        const section& here = sections_[number];
        section_use& use = out.sections[number];
        for (std::size_t way = 0; way < 2; ++way) {
            if (use.tracks > 1)
                use.occupied[way] -= std::max(here.ways[way].next_entry - now, core::duration{});
            else if (here.first_inside[way] != nullptr)
                hold(use, *here.first_inside[way], now);
            for (const train* each : here.ways[way].queue) {
                const core::duration waits = now - std::max(each->asked, began_);
                out.waited += waits;
                out.longest_wait = std::max(out.longest_wait, waits);
            }
        }
        if (use.occupied_time() > out.sections[out.busiest].occupied_time())
            out.busiest = number;
    }
    return out;
}

// --- the dispatcher ---

// A taken section is looked at once its train has arrived.
void line::touch(std::size_t number) {
    section& here = sections_[number];
    if (here.waiting > 0 && !here.is_taken() && !std::exchange(here.is_dirty, true))
        dirty_.push_back(number);
}

void line::touch_refused() {
    for (const std::size_t each : refused_)
        touch(each);
    refused_.clear();
}

void line::settle() {
    std::size_t seen = 0;
    while (seen < dirty_.size()) {  // grows meanwhile
        const std::size_t number = dirty_[seen++];
        sections_[number].is_dirty = false;
        while (let_one_go(number)) {
        }
    }
    dirty_.clear();
}

bool line::let_one_go(std::size_t number) {
    section& here = sections_[number];
    std::array<train*, 2> first{};
    for (const heading_on_line heading : {heading_on_line::up, heading_on_line::down}) {
        one_way& way = here.ways[index_of(heading)];
        if (way.queue.empty())
            continue;
        if (here.is_open(heading, sim_.now()))
            first[index_of(heading)] = first_that_may_go(way);
        else if (here.params.tracks > 1 && !std::exchange(way.wakes_at_headway, true))
            sim_.start_at(way.next_entry, after_headway(sim_, number, heading));
    }
    if (first[0] == nullptr && first[1] == nullptr)
        return false;
    const bool up_goes =
        first[1] == nullptr || (first[0] != nullptr && turn_of(*first[0]) <= turn_of(*first[1]));
    train& next = up_goes ? *first[0] : *first[1];
    leave_queue(next);
    give(next);
    sim_.reschedule(next.process, next.arrives);  // it has asked before and waits, or is asking now
    return true;
}

// Trains of one length are alike to the rule, so one of each is asked.
line::train* line::first_that_may_go(const one_way& way) {
    std::array<bool, 2> waits{way.waiting[0] > 0, way.waiting[1] > 0};
    for (train* const each : way.queue) {
        if (!std::exchange(waits[kind_of(*each)], false))
            continue;
        if (may_go(*each))
            return each;
        if (!waits[0] && !waits[1])
            break;
    }
    return nullptr;
}

bool line::may_go(train& it) {
    const bool is_long = it.params->longer_than_loops;
    if (!is_last(it) && state_.room(station_after(it), is_long) == 0)  // the cheapest to know
        return false;
    if (is_kept_by_possession(it) || is_kept_for_better(it))
        return false;
    if (is_last(it))
        return true;
    if (!it.is_on_line && is_crowded(it)) {
        refused_.push_back(it.section);
        return false;
    }
    if (it.is_on_line ? state_.may_move(it.number)
                      : state_.may_enter(station_after(it), it.heading, is_long))
        return true;
    refused_.push_back(it.section);
    return false;
}

// More trains of a heading than four fifths of the sections of single track, beside those that
// follow others on two tracks, only stand in each other's way; with fewer of them, those that run
// late leave sections idle. A heading that has the line to itself may fill it. While trains of a
// kind wait at both ends, neither heading gets far ahead with them: the one that fills the tracks
// would keep the other out for days.
bool line::is_crowded(const train& it) const {
    if (single_track_ == 0)
        return false;
    const std::int64_t up_is_ahead = up_is_ahead_by_[kind_of(it)];
    const auto lead_max =
        std::max<std::int64_t>(2, static_cast<std::int64_t>(sections_.size() / 8));
    if (others_like_it_wait(it) && (is_up(it) ? up_is_ahead : -up_is_ahead) >= lead_max)
        return true;
    const std::size_t theirs = 1 - index_of(it.heading);
    const section& their_first = is_up(it) ? sections_.back() : sections_[0];
    const bool alone = on_line_[theirs] == 0 && their_first.ways[theirs].queue.empty();
    const std::size_t fit = alone ? single_track_ : (single_track_ * 4 + 4) / 5;
    return on_line_[index_of(it.heading)] >= fit + follow_;
}

bool line::others_like_it_wait(const train& it) const {
    const section& their_first = is_up(it) ? sections_.back() : sections_[0];
    return their_first.ways[1 - index_of(it.heading)].waiting[kind_of(it)] > 0;
}

bool line::is_kept_by_possession(const train& it) const {
    const auto [begins, ends] = set_.possession;
    if (begins == ends)
        return false;
    constexpr core::duration day = std::chrono::hours{24};
    const core::duration of_day = sim_.now().time_since_epoch() % day;
    const core::duration left = it.takes;
    if (left > day - (ends - begins))  // it fits between no two possessions: the work waits for it
        return of_day >= begins && of_day < ends;
    return (of_day < ends && of_day + left > begins) || of_day + left > begins + day;
}

// A better train, close behind, that would be held up: it will ask here before this one's turn.
// It does so at the end of the section behind, and then this one is asked again.
bool line::is_kept_for_better(const train& it) const {
    if (it.params->handicap == core::duration{} || is_first(it))
        return false;
    const section& behind = sections_[section_before(it)];
    const train* better = behind.first_inside[index_of(it.heading)];
    if (better == nullptr || !can_be_overtaken(it))  // mostly nobody is close behind: that is cheap
        return false;
    const section_params& ahead = sections_[it.section].params;
    const core::time_point clears = sim_.now() + it.takes;
    for (; better != nullptr; better = better->behind) {
        if (better->arrives + better->params->handicap >= turn_of(it))
            continue;
        const core::duration time = running_time(ahead, *better->params, better->slowness);
        if (ahead.tracks == 1 ? better->arrives < clears
                              : better->arrives + time < clears + ahead.headway)
            return true;
    }
    return false;
}

// Where it stands, others must still be able to pass: on two tracks it waits beside them.
bool line::can_be_overtaken(const train& it) const {
    const std::size_t station = it.section - 1 + index_of(it.heading);
    if (!has_room_for_every_train(set_, station))
        return state_.room(station, false) > 0;
    const std::vector<train*>& up = sections_[station + 1].ways[0].queue;
    const std::vector<train*>& down = sections_[station].ways[1].queue;
    const auto others = up.size() + down.size() - static_cast<std::size_t>(it.is_waiting ? 1 : 0);
    return static_cast<int>(others) + 2 < set_.stations[station].tracks;
}

core::process line::after_headway(core::simulation& /*sim*/, std::size_t number,
                                  heading_on_line heading) {
    one_way& way = sections_[number].ways[index_of(heading)];
    way.wakes_at_headway = false;
    touch(number);
    settle();
    co_return;
}

core::process line::possessions(core::simulation& /*sim*/) {
    const core::duration day = std::chrono::hours{24};
    for (core::time_point end = core::at(set_.possession.to);; end += day) {
        co_await core::until(end);
        for (std::size_t each = 0; each < sections_.size(); ++each)
            touch(each);
        settle();
    }
}

}  // namespace corridor::models
