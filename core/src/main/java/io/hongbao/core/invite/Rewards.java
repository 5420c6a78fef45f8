package io.hongbao.core.invite;

import io.hongbao.core.InviteEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One side's rewards, in the order in which they were earned. */
public record Rewards(List<Reward> all) {

    public static final Rewards NONE = new Rewards(List.of());

    public Rewards {
        all = List.copyOf(all);
    }

    public Optional<Reward> find(RewardId id) {
        return all.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** Those that one acceptance has earned. */
    public List<Reward> of(int acceptance) {
        return all.stream().filter(one -> one.id().acceptance() == acceptance).toList();
    }

    /** What {@code moved} makes of them: a reward is there from the first event that names it. */
    Rewards after(InviteEvent.RewardMoved moved, long atMillis) {
        List<Reward> changed = new ArrayList<>(all);
        for (int i = 0; i < changed.size(); i++) {
            if (changed.get(i).id().equals(moved.id())) {
                changed.set(i, now(moved, atMillis, changed.get(i).earnedAtMillis()));
                return new Rewards(changed);
            }
        }
        changed.add(now(moved, atMillis, atMillis));
        return new Rewards(changed);
    }

    private static Reward now(InviteEvent.RewardMoved moved, long atMillis, long earnedAtMillis) {
        return new Reward(
                moved.id(),
                moved.prize(),
                moved.to(),
                moved.voucher(),
                moved.lapse(),
                atMillis,
                earnedAtMillis);
    }
}
