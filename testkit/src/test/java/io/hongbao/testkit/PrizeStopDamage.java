package io.hongbao.testkit;

import static io.hongbao.audit.Invariant.STATE;
import static io.hongbao.audit.Invariant.STOCK;

import io.hongbao.audit.Invariant;
import io.hongbao.core.Event;
import io.hongbao.core.Message;
import io.hongbao.core.PrizeEvent;
import io.hongbao.core.campaign.Campaign;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Stopped prizes that are granted, and stops that nobody decided. */
final class PrizeStopDamage {

    static final List<Damage> ALL =
            List.of(
                    damage(
                            "a stopped prize is granted where it was stopped",
                            STOCK,
                            "voucher ",
                            2_500,
                            "prize card is stopped",
                            life -> grantAfter(life, PrizeEvent.PrizeStopped.class)),
                    damage(
                            "a stopped prize is granted where the stop is known",
                            STOCK,
                            "voucher ",
                            2_500,
                            "prize card is stopped",
                            life -> grantAfter(life, PrizeEvent.PrizeStopsCopied.class)),
                    damage(
                            "a prize is resumed by nobody",
                            STOCK,
                            "voucher ",
                            2_500,
                            "prize card is stopped",
                            PrizeStopDamage::neverResumed),
                    damage(
                            "a shard learns of a stop that its home did not say",
                            STATE,
                            "copy of campaign life",
                            0,
                            "its home shard did not say so",
                            life -> {
                                Life.Place<PrizeEvent.PrizeStopsCopied> place =
                                        life.first(PrizeEvent.PrizeStopsCopied.class, _ -> true);
                                return life.event(
                                        place,
                                        new PrizeEvent.PrizeStopsCopied(
                                                Life.CAMPAIGN, List.of("deck")));
                            }),
                    damage(
                            "a home says that nothing is stopped",
                            STATE,
                            "message",
                            0,
                            "it does not say what the campaign is now",
                            PrizeStopDamage::saysNothing),
                    damage(
                            "another shard stops a prize",
                            STATE,
                            "stop of prize deck",
                            0,
                            "may decide this",
                            life -> {
                                Life.Place<PrizeEvent.PrizeStopsCopied> place =
                                        life.first(PrizeEvent.PrizeStopsCopied.class, _ -> true);
                                return life.event(place, place.event(), stopped("deck"));
                            }),
                    damage(
                            "what is stopped is no prize",
                            STATE,
                            "stop of prize no-such",
                            0,
                            "there is no such prize",
                            life ->
                                    life.event(
                                            life.first(PrizeEvent.PrizeStopped.class, _ -> true),
                                            stopped("no-such"))),
                    damage(
                            "a prize of a closed campaign is stopped",
                            STATE,
                            "stop of prize card",
                            0,
                            "nothing to be granted",
                            life -> {
                                Life.Place<Event.StatusChanged> close =
                                        life.first(
                                                Event.StatusChanged.class,
                                                it -> !it.drawSecret().isEmpty());
                                return life.event(close, close.event(), stopped("card"));
                            }),
                    damage(
                            "the state has a stop that the journal does not",
                            STATE,
                            "campaign life",
                            0,
                            "stopped [deck]",
                            life ->
                                    life.entity(
                                            Campaign.class,
                                            it -> !it.isAbsent(),
                                            it -> it.withStoppedPrizes(Set.of("deck")))));

    private PrizeStopDamage() {}

    private static Damage damage(
            String name,
            Invariant invariant,
            String entity,
            long amountMinor,
            String says,
            Function<Life, Life.Violated> breaks) {
        return new Damage(name, Life::stopped, invariant, entity, amountMinor, says, breaks);
    }

    private static PrizeEvent stopped(String prize) {
        return new PrizeEvent.PrizeStopped(Life.CAMPAIGN, prize, HostDriver.by("mallory"));
    }

    /** Puts a grant of that shard's, as it came after the stop, into the entry of the stop. */
    private static Life.Violated grantAfter(Life life, Class<? extends PrizeEvent> stop) {
        Life.Place<? extends PrizeEvent> place = life.first(stop, _ -> true);
        for (var entry : life.journals.get(place.shard())) {
            for (Event event : entry.events()) {
                if (event instanceof Event.EnvelopeGranted granted
                        && granted.voucher().prize().equals(StoppedLife.STOPPED)) {
                    return life.event(place, place.event(), granted);
                }
            }
        }
        throw new AssertionError("nobody on that shard was granted one");
    }

    private static Life.Violated neverResumed(Life life) {
        Life.Place<PrizeEvent.PrizeResumed> resumed =
                life.first(PrizeEvent.PrizeResumed.class, _ -> true);
        Edits.drop(life, resumed, PrizeEvent.PrizeResumed.class);
        return Edits.at(
                life.first(
                        Event.EnvelopeGranted.class,
                        it ->
                                it.user().shard(life.shards()) == resumed.shard()
                                        && it.voucher().prize().equals(StoppedLife.STOPPED)));
    }

    private static Life.Violated saysNothing(Life life) {
        Life.Place<PrizeEvent.PrizeStopped> place =
                life.first(PrizeEvent.PrizeStopped.class, _ -> true);
        return life.entry(
                place,
                entry -> {
                    Message said = entry.messages().getFirst();
                    Message nothing =
                            new Message(
                                    said.fromShard(),
                                    said.toShard(),
                                    said.number(),
                                    said.campaign(),
                                    new Message.PrizeStopsUpdated(List.of()));
                    return Edits.messages(entry, List.of(nothing));
                });
    }
}
