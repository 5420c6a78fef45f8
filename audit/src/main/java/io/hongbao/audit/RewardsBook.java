package io.hongbao.audit;

import io.hongbao.core.InviteEvent;
import io.hongbao.core.invite.Lapse;
import io.hongbao.core.invite.Reward;
import io.hongbao.core.invite.RewardId;
import io.hongbao.core.invite.RewardState;
import io.hongbao.core.invite.Rewards;
import io.hongbao.core.invite.Standing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** The rewards of one side by the auditor's own account: each is there once, and moves by rule. */
final class RewardsBook {

    private final Map<RewardId, One> rewards = new LinkedHashMap<>();

    /** One reward. */
    private record One(
            String prize,
            RewardState state,
            long voucher,
            List<Lapse> lapse,
            long sinceMillis,
            long earnedAtMillis) {}

    boolean isKnown(RewardId id) {
        return rewards.containsKey(id);
    }

    /**
     * Takes in what happened to a reward.
     *
     * @param standing how its acceptance stands
     * @return what is wrong with it; empty when nothing is
     */
    String move(InviteEvent.RewardMoved it, Standing standing, long atMillis) {
        One before = rewards.get(it.id());
        String wrong = wrong(before == null ? List.of() : List.of(before.state()), it, standing);
        if (wrong.isEmpty() && before != null && !before.prize().equals(it.prize())) {
            wrong = "it was " + before.prize() + " and is " + it.prize();
        }
        if (wrong.isEmpty()
                && before != null
                && before.voucher() != 0
                && before.voucher() != it.voucher()) {
            wrong = "it was granted as voucher " + before.voucher() + ", not " + it.voucher();
        }
        long earnedAtMillis = before == null ? atMillis : before.earnedAtMillis();
        rewards.put(
                it.id(),
                new One(it.prize(), it.to(), it.voucher(), it.lapse(), atMillis, earnedAtMillis));
        return wrong;
    }

    /** When a known reward was earned. */
    long earnedAtMillis(RewardId id) {
        return Objects.requireNonNull(rewards.get(id)).earnedAtMillis();
    }

    private static String wrong(
            List<RewardState> from, InviteEvent.RewardMoved it, Standing standing) {
        boolean isNew = from.isEmpty();
        RewardState was = isNew ? RewardState.OWED : from.getFirst();
        boolean waited = was == RewardState.OWED || was == RewardState.HELD;
        boolean right =
                switch (it.to()) {
                    case OWED -> standing == Standing.CLEAR && (isNew || was == RewardState.HELD);
                    case GRANTED, LAPSED -> standing == Standing.CLEAR && (isNew || waited);
                    case HELD -> standing == Standing.HELD && (isNew || was == RewardState.OWED);
                    case FORFEITED ->
                            (standing == Standing.FORFEITED || standing == Standing.CLAWED_BACK)
                                    && !isNew
                                    && waited;
                    case RECALLED ->
                            standing == Standing.CLAWED_BACK
                                    && !isNew
                                    && was == RewardState.GRANTED;
                    case CLAWED_BACK, GONE ->
                            standing == Standing.CLAWED_BACK
                                    && !isNew
                                    && (was == RewardState.GRANTED || was == RewardState.RECALLED);
                };
        if (!right) {
            return "it went from "
                    + (isNew ? "nothing" : was)
                    + " to "
                    + it.to()
                    + " while its acceptance was "
                    + standing;
        }
        boolean hasVoucher =
                switch (it.to()) {
                    case GRANTED, RECALLED, CLAWED_BACK, GONE -> true;
                    case OWED, HELD, LAPSED, FORFEITED -> false;
                };
        if (hasVoucher == (it.voucher() == 0)) {
            return "it is " + it.to() + " with voucher " + it.voucher();
        }
        boolean lapsed = it.to() == RewardState.LAPSED;
        return lapsed == (it.lapse().size() == 1) && it.lapse().size() <= 1
                ? ""
                : "it is " + it.to() + " because of " + it.lapse();
    }

    /** Those that wait for something, and so need a timer. */
    List<RewardId> waiting() {
        return rewards.entrySet().stream()
                .filter(one ->
                        one.getValue().state() == RewardState.OWED
                                || one.getValue().state() == RewardState.RECALLED)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** One that is held or owed though its acceptance does not stand so; empty when none is. */
    Optional<RewardId> forgotten(Function<RewardId, Standing> standing) {
        return rewards.entrySet().stream()
                .filter(one ->
                        switch (one.getValue().state()) {
                            case HELD -> standing.apply(one.getKey()) != Standing.HELD;
                            case OWED -> standing.apply(one.getKey()) != Standing.CLEAR;
                            case GRANTED, LAPSED, FORFEITED, RECALLED, CLAWED_BACK, GONE -> false;
                        })
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** As they should be in the state. */
    Rewards expected() {
        return new Rewards(
                rewards.entrySet().stream()
                        .map(one ->
                                new Reward(
                                        one.getKey(),
                                        one.getValue().prize(),
                                        one.getValue().state(),
                                        one.getValue().voucher(),
                                        one.getValue().lapse(),
                                        one.getValue().sinceMillis(),
                                        one.getValue().earnedAtMillis()))
                        .toList());
    }
}
