package io.hongbao.testkit;

import static io.hongbao.audit.Invariant.DURABLE;

import io.hongbao.audit.Violation;
import io.hongbao.core.Entry;
import io.hongbao.core.Event;
import io.hongbao.core.Message;
import io.hongbao.core.treasury.Bucket;
import java.util.ArrayList;
import java.util.List;

/** A journal that is not whole, or not in order. */
final class JournalDamage {
    static final List<Damage> ALL =
            List.of(
                    Damage.of(
                            "an entry is missing",
                            DURABLE,
                            "entry ",
                            0,
                            life -> {
                                Life.Place<Event.EnvelopeGranted> card = Edits.card(life);
                                life.journals.get(card.shard()).remove(card.index());
                                return new Life.Violated(card.shard(), card.entry().seq() + 1);
                            }),
                    Damage.of(
                            "an entry is there twice",
                            DURABLE,
                            "entry ",
                            0,
                            life -> {
                                Life.Place<Event.EnvelopeGranted> card = Edits.card(life);
                                life.journals.get(card.shard()).add(card.index(), card.entry());
                                return Edits.at(card);
                            }),
                    Damage.of(
                            "time goes back",
                            DURABLE,
                            "entry ",
                            0,
                            life -> {
                                return life.entry(
                                        Edits.card(life),
                                        it ->
                                                new Entry(
                                                        it.seq(),
                                                        1,
                                                        it.shard(),
                                                        it.cause(),
                                                        it.events(),
                                                        it.postings(),
                                                        it.messages(),
                                                        it.timers(),
                                                        it.effects()));
                            }),
                    Damage.of(
                            "a message is handled twice",
                            DURABLE,
                            "message ",
                            0,
                            life -> {
                                Life.Place<Event.SliceReceived> received =
                                        life.first(Event.SliceReceived.class, _ -> true);
                                Life.Place<Event.EnvelopeGranted> later =
                                        life.first(
                                                Event.EnvelopeGranted.class,
                                                it -> it.user().shard(2) == received.shard());
                                return life.entry(
                                        later,
                                        it ->
                                                new Entry(
                                                        it.seq(),
                                                        it.atMillis(),
                                                        it.shard(),
                                                        received.entry().cause(),
                                                        it.events(),
                                                        it.postings(),
                                                        it.messages(),
                                                        it.timers(),
                                                        it.effects()));
                            }),
                    Damage.of(
                            "a message is never handled",
                            DURABLE,
                            "message ",
                            0,
                            life -> {
                                Life.Place<Event.EnvelopeGranted> card = Edits.card(life);
                                int last = life.journals.get(card.shard()).size() - 1;
                                Entry end = life.journals.get(card.shard()).get(last);
                                long number = 1 + life.mailbox(card.shard()).lastSentTo(0);
                                Message asked =
                                        new Message(
                                                card.shard(),
                                                0,
                                                number,
                                                Life.CAMPAIGN,
                                                new Message.AskForSlice(
                                                        Bucket.prize("card"), false));
                                List<Message> all = new ArrayList<>(end.messages());
                                all.add(asked);
                                life.journals.get(card.shard()).set(last, Edits.messages(end, all));
                                return new Life.Violated(card.shard(), Violation.NO_ENTRY);
                            }));

    private JournalDamage() {}
}
