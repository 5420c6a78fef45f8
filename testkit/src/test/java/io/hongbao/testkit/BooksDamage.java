package io.hongbao.testkit;

import static io.hongbao.audit.Invariant.BOOKS;

import io.hongbao.core.Event;
import io.hongbao.core.ledger.Account;
import io.hongbao.core.ledger.Posting;
import java.util.List;

/** Money that is not where it should be. */
final class BooksDamage {
    static final List<Damage> ALL =
            List.of(
                    Damage.of(
                            "a posting is dropped",
                            BOOKS,
                            "account TILL",
                            2_500,
                            life -> {
                                return life.entry(
                                        Edits.card(life),
                                        entry -> Edits.postings(entry, _ -> List.of()));
                            }),
                    Damage.of(
                            "a posting's amount is changed",
                            BOOKS,
                            "account TILL",
                            -1,
                            life -> {
                                return life.entry(
                                        Edits.card(life),
                                        entry ->
                                                Edits.postings(
                                                        entry,
                                                        _ ->
                                                                List.of(
                                                                        new Posting(
                                                                                Life.CAMPAIGN,
                                                                                Account.TILL,
                                                                                Account.OUTSTANDING,
                                                                                2_501))));
                            }),
                    Damage.of(
                            "a posting goes elsewhere",
                            BOOKS,
                            "account OUTSTANDING",
                            -2_500,
                            life -> {
                                return life.entry(
                                        Edits.card(life),
                                        entry ->
                                                Edits.postings(
                                                        entry,
                                                        _ ->
                                                                List.of(
                                                                        new Posting(
                                                                                Life.CAMPAIGN,
                                                                                Account.TILL,
                                                                                Account.SPENT,
                                                                                2_500))));
                            }),
                    Damage.of(
                            "the funders paid too little",
                            BOOKS,
                            "budget",
                            -1,
                            life -> {
                                Life.Place<Event.BudgetFunded> funded =
                                        life.first(Event.BudgetFunded.class, _ -> true);
                                return life.event(
                                        funded,
                                        new Event.BudgetFunded(
                                                Life.CAMPAIGN, funded.event().amountMinor() - 1));
                            }),
                    Damage.of(
                            "money vanishes on the way back",
                            BOOKS,
                            "account IN_TRANSFER",
                            2_500,
                            life -> {
                                return life.entry(
                                        life.first(Event.VoucherVoided.class, _ -> true),
                                        entry -> Edits.messages(entry, List.of()));
                            }));

    private BooksDamage() {}
}
