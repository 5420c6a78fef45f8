package io.hongbao.testkit;

import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.PersonCaps;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.campaign.Validity;
import io.hongbao.core.campaign.Wave;
import io.hongbao.core.campaign.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Changes a campaign's rules at random: some of the changes are safe on a published campaign, some
 * are not.
 */
final class TermsMutation {

    private static final long HOUR_MILLIS = 3_600_000L;

    private final SplittableRandom random;

    TermsMutation(SplittableRandom random) {
        this.random = random;
    }

    CampaignTerms change(CampaignTerms terms) {
        return switch (random.nextInt(8)) {
            case 0 -> withBudget(terms, terms.budgetMinor() + random.nextLong(1, 10_000));
            case 1 -> withMoreEnvelopes(terms);
            case 2 -> withCaps(terms, lowered(terms.caps()));
            case 3 -> withCaps(terms, PersonCaps.NONE);
            case 4 -> withLaterEnd(terms);
            case 5 -> withValidity(terms, random.nextInt(1, 100) * HOUR_MILLIS);
            case 6 -> withValidity(terms, -HOUR_MILLIS);
            default -> withDayLimit(terms);
        };
    }

    private static PersonCaps lowered(PersonCaps caps) {
        int total = caps.total() == PersonCaps.UNLIMITED ? 6 : Math.max(1, caps.total() - 1);
        return new PersonCaps(total, caps.perDay());
    }

    private CampaignTerms withMoreEnvelopes(CampaignTerms terms) {
        int index = random.nextInt(terms.prizes().size());
        Prize prize = terms.prizes().get(index);
        long more = random.nextLong(1, 20);
        Prize.Content content =
                switch (prize.content()) {
                    case Prize.Card card ->
                            new Prize.Card(
                                    card.count() + more,
                                    card.amountMinor(),
                                    card.categories(),
                                    card.minimumSpendMinor(),
                                    card.rest());
                    case Prize.CashDeck deck -> {
                        List<Prize.CashDeck.Tier> tiers = new ArrayList<>(deck.tiers());
                        Prize.CashDeck.Tier first = tiers.getFirst();
                        tiers.set(
                                0,
                                new Prize.CashDeck.Tier(first.amountMinor(), first.count() + more));
                        yield new Prize.CashDeck(tiers);
                    }
                    case Prize.LuckySplit split ->
                            new Prize.LuckySplit(
                                    split.count() + more,
                                    split.totalMinor() + more * split.minimumMinor(),
                                    split.minimumMinor());
                };
        long addedMinor = content.totalMinor() - prize.content().totalMinor();
        CampaignTerms funded = withBudget(terms, terms.budgetMinor() + addedMinor);
        return withPrize(funded, index, content, prize.validity(), prize.dayLimit());
    }

    private CampaignTerms withValidity(CampaignTerms terms, long changeMillis) {
        int index = random.nextInt(terms.prizes().size());
        Prize prize = terms.prizes().get(index);
        Validity validity =
                switch (prize.validity()) {
                    case Validity.Until(long atMillis) ->
                            new Validity.Until(Math.max(1, atMillis + changeMillis));
                    case Validity.Days(int days) ->
                            new Validity.Days(Math.max(1, days + Long.signum(changeMillis)));
                };
        return withPrize(terms, index, prize.content(), validity, prize.dayLimit());
    }

    private CampaignTerms withDayLimit(CampaignTerms terms) {
        int index = random.nextInt(terms.prizes().size());
        Prize prize = terms.prizes().get(index);
        long limit =
                prize.dayLimit() == Prize.UNLIMITED
                        ? 5
                        : prize.dayLimit() + random.nextLong(-1, 10);
        return withPrize(terms, index, prize.content(), prize.validity(), Math.max(1, limit));
    }

    private CampaignTerms withLaterEnd(CampaignTerms terms) {
        long laterMillis = random.nextLong(1, 30) * HOUR_MILLIS;
        List<Wave> waves = new ArrayList<>(terms.waves());
        Wave last = waves.removeLast();
        waves.add(
                new Wave(
                        last.id(),
                        new Window(
                                last.window().fromMillis(), last.window().toMillis() + laterMillis),
                        last.prizes(),
                        last.caps(),
                        last.limit()));
        Window window =
                new Window(terms.window().fromMillis(), terms.window().toMillis() + laterMillis);
        return with(terms, terms.budgetMinor(), window, waves, terms.prizes(), terms.caps());
    }

    private static CampaignTerms withPrize(
            CampaignTerms terms,
            int index,
            Prize.Content content,
            Validity validity,
            long dayLimit) {
        List<Prize> prizes = new ArrayList<>(terms.prizes());
        Prize old = prizes.get(index);
        prizes.set(
                index,
                new Prize(
                        old.id(),
                        old.names(),
                        content,
                        old.earnedBy(),
                        validity,
                        old.caps(),
                        dayLimit,
                        old.eligibility()));
        return with(
                terms, terms.budgetMinor(), terms.window(), terms.waves(), prizes, terms.caps());
    }

    static CampaignTerms withBudget(CampaignTerms terms, long budgetMinor) {
        return with(
                terms, budgetMinor, terms.window(), terms.waves(), terms.prizes(), terms.caps());
    }

    private static CampaignTerms withCaps(CampaignTerms terms, PersonCaps caps) {
        return with(
                terms, terms.budgetMinor(), terms.window(), terms.waves(), terms.prizes(), caps);
    }

    private static CampaignTerms with(
            CampaignTerms terms,
            long budgetMinor,
            Window window,
            List<Wave> waves,
            List<Prize> prizes,
            PersonCaps caps) {
        return new CampaignTerms(
                terms.id(),
                terms.texts(),
                terms.currency(),
                budgetMinor,
                terms.funders(),
                terms.zone(),
                window,
                waves,
                prizes,
                caps,
                terms.eligibility(),
                terms.expiry(),
                terms.moments(),
                terms.drawSecretHash(),
                terms.placeSecretHash(),
                terms.orders(),
                terms.payouts(),
                terms.waitingRoom(),
                terms.invites(),
                terms.shadow());
    }
}
