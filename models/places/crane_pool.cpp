#include "models/places/crane_pool.hpp"

#include <algorithm>

namespace corridor::models {

crane_pool::crane_pool(core::simulation& sim, int count, sea_weather* wind, double exposure,
                       core::time_point year, crane_shift manned)
    : log(static_cast<double>(count)),
      sim_(sim),
      count_(count),
      wind_(wind),
      exposure_(exposure),
      year_(year),
      manned_(manned) {}

crane_job& crane_pool::ask(const crane_work& work, core::time_point now) {
    settle(now);
    crane_job& job = all_.take(sim_);
    job.work = work;
    job.left = work.crane_time;
    job.before = {};
    job.cranes = 0;
    job.asked = now;
    job.began = job.done = core::never;
    jobs_.push_back(&job);
    log.queue(now, 1);
    assign(now);
    return job;
}

core::duration crane_pool::give_back(crane_job& job, core::time_point now) {
    settle(now);
    jobs_.erase(std::find(jobs_.begin(), jobs_.end(), &job));
    log.take(now, -job.cranes);
    log.served(job.began - job.asked, now - job.asked);
    all_.give_back(job);
    assign(now);
    return job.before;
}

/// What has been done since the last change.
void crane_pool::settle(core::time_point now) {
    for (crane_job* const job : jobs_) {
        job->left -= done_between(*job, settled_, now);
        if (settled_ < year_) {
            job->before += done_between(*job, settled_, std::min(now, year_));
        }
    }
    settled_ = now;
}

// The least that each asks for in turn, until that is too much; then one more each, round by round.
void crane_pool::share_out() {
    int free = count_;
    bool turn = true;
    given_.clear();
    for (const crane_job* const job : jobs_) {
        turn = turn && job->work.least <= free;
        given_.push_back(turn ? job->work.least : 0);
        free -= given_.back();
    }
    for (bool any = true; any && free > 0;) {
        any = false;
        for (std::size_t i = 0; i < jobs_.size() && free > 0; ++i) {
            const bool more = given_[i] > 0 && given_[i] < jobs_[i]->work.most;
            given_[i] += more ? 1 : 0;
            free -= more ? 1 : 0;
            any = any || more;
        }
    }
}

void crane_pool::assign(core::time_point now) {
    share_out();
    for (std::size_t i = 0; i < jobs_.size(); ++i) {
        crane_job& job = *jobs_[i];
        if (given_[i] == job.cranes) {
            continue;
        }
        if (job.cranes == 0) {
            log.queue(now, -1);
            job.began = now;
        }
        log.take(now, given_[i] - job.cranes);
        job.cranes = given_[i];
        job.done = end_of(job, now);
        job.changed.notify_all();
    }
}

core::time_point crane_pool::end_of(const crane_job& job, core::time_point now) const {
    // Rounded up, so that no work is done by fewer crane hours than it takes.
    const core::duration left = std::max(job.left, core::duration{});
    const core::duration takes = (left + core::duration{job.cranes - 1}) / job.cranes;
    if (!job.work.rests) {
        return now + takes;
    }
    if (manned_.days != nullptr) {
        return manned_.days->done_by(manned_.hours, manned_.country, now, takes);
    }
    return wind_ != nullptr ? wind_->worked(now, takes, exposure_) : now + takes;
}

core::duration crane_pool::done_between(const crane_job& job, core::time_point from,
                                        core::time_point to) const {
    if (job.cranes == 0 || to <= from) {
        return {};
    }
    core::duration worked = to - from;
    if (job.work.rests && manned_.days != nullptr) {
        worked = manned_.days->open_between(manned_.hours, manned_.country, from, to);
    } else if (job.work.rests && wind_ != nullptr) {
        worked -= wind_->crane_stop(from, to, exposure_);
    }
    return job.cranes * worked;
}

}  // namespace corridor::models
