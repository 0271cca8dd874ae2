#include "tests/oracles/shrink.hpp"

#include <algorithm>
#include <utility>

namespace corridor::oracles {
namespace {

template <class List>
void cut_out(List& list, std::size_t from, std::size_t count = 1) {
    const auto at = [&](std::size_t n) {
        return list.begin() + static_cast<std::ptrdiff_t>(std::min(n, list.size()));
    };
    list.erase(at(from), at(from + count));
}

bool concerns(const instruction& i, int script) {
    return (names_script(i.what) && i.whom == script) ||
           std::any_of(i.things.begin(), i.things.end(), [&](const thing& t) {
               return t.what == thing::kind::process && t.which == script;
           });
}

// With all that concerns it; the later scripts move up.
void drop_script(program& told, std::size_t which) {
    const int dropped = static_cast<int>(which);
    const auto move_up = [&](int& named) { named -= named > dropped ? 1 : 0; };
    const auto drop_from = [&](std::vector<instruction>& body) {
        std::erase_if(body, [&](const instruction& i) { return concerns(i, dropped); });
        for (instruction& i : body) {
            move_up(i.whom);
            for (thing& t : i.things)
                if (t.what == thing::kind::process)
                    move_up(t.which);
        }
    };
    cut_out(told.scripts, which);
    for (script& one : told.scripts)
        drop_from(one.body);
    for (cut& one : told.cuts)
        drop_from(one.host);
}

// The scripts' instructions come first in this numbering, and then the host's.
void drop_instruction(program& told, std::size_t number) {
    std::vector<std::vector<instruction>*> bodies;
    for (script& one : told.scripts)
        bodies.push_back(&one.body);
    for (cut& one : told.cuts)
        bodies.push_back(&one.host);
    for (std::vector<instruction>* body : bodies) {
        if (number < body->size()) {
            cut_out(*body, number);
            return;
        }
        number -= body->size();
    }
}

class shrinker {
public:
    shrinker(program failing, const std::function<bool(const program&)>& fails)
        : best_(std::move(failing)), fails_(fails) {}

    program smallest() {
        do {
            has_shrunk_ = false;
            lessen_scripts();
            lessen_cuts();
            lessen_places();
            if (!has_shrunk_)
                drop_pairs();
        } while (has_shrunk_);
        return std::move(best_);
    }

private:
    template <class Change>
    bool try_with(Change change) {
        program smaller = best_;
        change(smaller);
        if (smaller == best_ || !is_sound(smaller) || !fails_(smaller))
            return false;
        best_ = std::move(smaller);
        has_shrunk_ = true;
        return true;
    }

    void lessen_scripts() {
        for (std::size_t n = best_.scripts.size(); n-- > 0;)
            try_with([&](program& p) { drop_script(p, n); });
        for (std::size_t n = 0; n < best_.scripts.size(); ++n) {
            const auto one = [n](program& p) -> script& { return p.scripts[n]; };
            try_with([&](program& p) { one(p).begins = false; });
            lessen([one](program& p) -> int& { return one(p).turns; }, 1);
            lessen([one](program& p) -> int& { return one(p).priority; }, 0);
            lessen_body([one](program & p) -> auto& { return one(p).body; });
        }
    }

    // Two instructions may need each other: a claim and its release, a put and a get.
    void drop_pairs() {
        for (std::size_t a = 0; a < length(best_); ++a)
            for (std::size_t b = a + 1; b < length(best_); ++b)
                try_with([&](program& p) {
                    drop_instruction(p, b);
                    drop_instruction(p, a);
                });
    }

    void lessen_cuts() {
        for (std::size_t n = best_.cuts.size(); n-- > 0;)
            try_with([&](program& p) { cut_out(p.cuts, n); });
        for (std::size_t n = 0; n < best_.cuts.size(); ++n) {
            lessen_body([n](program & p) -> auto& { return p.cuts[n].host; });
            lessen([n](program& p) -> int& { return p.cuts[n].ms; }, 0);
        }
        try_with([](program& p) { p.runs_out = true; });
    }

    void lessen_places() {
        for (std::size_t n = 0; n < best_.resources.size(); ++n)
            lessen([n](program& p) -> int& { return p.resources[n]; }, 1);
        for (std::size_t n = 0; n < best_.stores.size(); ++n) {
            lessen([n](program& p) -> int& { return p.stores[n].room; }, 1);
            try_with([n](program& p) { p.stores[n].is_sorted = false; });
        }
        for (std::size_t n = 0; n < best_.levels.size(); ++n) {
            lessen([n](program& p) -> int& { return p.levels[n].initial; }, 0);
            lessen([n](program& p) -> int& { return p.levels[n].capacity; }, 1);
        }
        while (!best_.resources.empty() && try_with([](program& p) { p.resources.pop_back(); })) {
        }
        while (!best_.stores.empty() && try_with([](program& p) { p.stores.pop_back(); })) {
        }
        while (!best_.levels.empty() && try_with([](program& p) { p.levels.pop_back(); })) {
        }
        while (try_with([](program& p) { p.conditions = std::max(p.conditions - 1, 0); })) {
        }
        while (try_with([](program& p) { p.signals = std::max(p.signals - 1, 0); })) {
        }
    }

    // First long pieces are left out and then short ones; then each instruction is made simpler.
    template <class Body>
    void lessen_body(Body body_of) {
        for (std::size_t piece = body_of(best_).size(); piece > 0; piece /= 2)
            for (std::size_t from = body_of(best_).size() / piece * piece;; from -= piece) {
                try_with([&](program& p) { cut_out(body_of(p), from, piece); });
                if (from == 0)
                    break;
            }
        for (std::size_t n = 0; n < body_of(best_).size(); ++n)
            lessen_instruction([body_of, n](program& p) -> instruction& { return body_of(p)[n]; });
    }

    template <class Instruction>
    void lessen_instruction(Instruction in) {
        lessen([in](program& p) -> int& { return in(p).units; }, 1);
        lessen([in](program& p) -> int& { return in(p).others; }, 1);
        lessen([in](program& p) -> int& { return in(p).priority; }, 0);
        lessen([in](program& p) -> int& { return in(p).ms; }, 0);
        lessen([in](program& p) -> int& { return in(p).place; }, 0);
        try_with([in](program& p) { in(p).preempts = false; });
        try_with([in](program& p) { in(p).ahead = false; });
        for (std::size_t t = in(best_).things.size(); t-- > 0;)
            if (!try_with([&](program& p) { cut_out(in(p).things, t); }))
                lessen([in, t](program& p) -> int& { return in(p).things[t].which; }, 0);
    }

    // To what is simplest, else by steps towards it.
    template <class Number>
    void lessen(Number number_in, int simplest) {
        if (try_with([&](program& p) { number_in(p) = simplest; }))
            return;
        const auto step = [&](program& p) {
            int& number = number_in(p);
            if (number != simplest)
                number += number < simplest ? 1 : -1;
        };
        while (try_with(step)) {
        }
    }

    program best_;
    const std::function<bool(const program&)>& fails_;
    bool has_shrunk_ = false;
};

}  // namespace

program shrink(program failing, const std::function<bool(const program&)>& fails) {
    return shrinker(std::move(failing), fails).smallest();
}

std::size_t length(const program& told) {
    std::size_t instructions = 0;
    for (const script& one : told.scripts)
        instructions += one.body.size();
    for (const cut& one : told.cuts)
        instructions += one.host.size();
    return instructions;
}

}  // namespace corridor::oracles
