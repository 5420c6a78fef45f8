package io.hongbao.audit;

import io.hongbao.core.EntityKey;
import io.hongbao.core.outlet.Outlet;
import io.hongbao.core.outlet.Pace;
import io.hongbao.core.outlet.Seats;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Holds one shard's outlets, paces and seats against the auditor's own books. */
final class OutletStateCheck {

    private final int shard;
    private final OutletCheck outlets;
    private final Findings findings;
    private final Set<EntityKey<?>> seen = new HashSet<>();

    OutletStateCheck(int shard, OutletCheck outlets, Findings findings) {
        this.shard = shard;
        this.outlets = outlets;
        this.findings = findings;
    }

    void compare(Outlet outlet) {
        seen.add(new EntityKey.OfOutlet(outlet.campaign(), outlet.id()));
        Optional<OutletRules.Known> own =
                outlets.rules().known(shard, outlet.campaign(), outlet.id());
        boolean same =
                own.map(known ->
                                outlet.termsOrNone().equals(List.of(known.terms()))
                                        && outlet.version() == known.version()
                                        && outlet.paused() == known.paused())
                        .orElse(outlet.isUnknown());
        if (!same) {
            String expected =
                    own.map(known ->
                                    "of version "
                                            + known.version()
                                            + (known.paused() ? ", paused" : ""))
                            .orElse("unknown");
            violation(
                    outlet.campaign(),
                    "outlet " + outlet.id(),
                    "by the journal it is " + expected + ", in the state " + outlet);
        }
    }

    void compare(Pace pace) {
        seen.add(new EntityKey.OfPace(pace.campaign(), pace.outlet()));
        CapacityBook book = outlets.book(pace.campaign(), pace.outlet());
        boolean same = isHome(book) ? book.sameAs(pace) : pace.loads().isEmpty();
        if (!same) {
            violation(
                    pace.campaign(),
                    "pace of outlet " + pace.outlet(),
                    "by the journal it has " + book + ", in the state " + pace.loads());
        }
    }

    void compare(Seats plan) {
        seen.add(new EntityKey.OfSeats(plan.campaign(), plan.outlet(), plan.slot()));
        CapacityBook book = outlets.book(plan.campaign(), plan.outlet());
        boolean same = isHome(book) ? book.sameAs(plan) : plan.takenCount() == 0;
        if (!same) {
            violation(
                    plan.campaign(),
                    "seats of outlet " + plan.outlet(),
                    "by the journal it has " + book + ", in the state " + plan);
        }
    }

    private boolean isHome(CapacityBook book) {
        return outlets.home(book.campaign, book.outlet) == shard;
    }

    /** What the books have and the state has not. */
    void finish() {
        for (OutletRules.Key key : outlets.rules().all().keySet()) {
            EntityKey.OfOutlet outlet = new EntityKey.OfOutlet(key.campaign(), key.outlet());
            if (key.shard() == shard && !seen.contains(outlet)) {
                compare(outlet.none());
            }
        }
        for (CapacityBook book : outlets.books()) {
            if (!isHome(book)) {
                continue;
            }
            EntityKey.OfPace pace = new EntityKey.OfPace(book.campaign, book.outlet);
            if (book.isBusy() && !seen.contains(pace)) {
                compare(pace.none());
            }
            for (String slot : book.slots()) {
                EntityKey.OfSeats seats = new EntityKey.OfSeats(book.campaign, book.outlet, slot);
                if (!seen.contains(seats)) {
                    compare(seats.none());
                }
            }
        }
    }

    private void violation(String campaign, String entity, String message) {
        findings.add(Invariant.STATE, campaign, entity, 0, message);
    }
}
