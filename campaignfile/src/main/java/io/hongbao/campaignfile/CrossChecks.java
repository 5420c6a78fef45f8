package io.hongbao.campaignfile;

import io.hongbao.core.campaign.EarnedBy;
import io.hongbao.core.campaign.Eligibility;
import io.hongbao.core.campaign.PayoutRules;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.campaign.Validity;
import io.hongbao.core.campaign.Wave;
import io.hongbao.core.campaign.Window;
import io.hongbao.yaml.NearMiss;
import io.hongbao.yaml.Node;
import io.hongbao.yaml.Spot;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rules that hold between several parts of a campaign. Each is checked on the parts that could
 * be read, and only where another part's problem can't make it fail.
 */
final class CrossChecks {
    private final int digits;
    private final List<Spot> prizeItems;
    private final List<Spot> waveItems;
    private final List<PrizeReader.Located> prizes;
    private final List<TermsReader.LocatedWave> waves;

    CrossChecks(
            int digits,
            List<Spot> prizeItems,
            List<Spot> waveItems,
            List<PrizeReader.Located> prizes,
            List<TermsReader.LocatedWave> waves) {
        this.digits = digits;
        this.prizeItems = prizeItems;
        this.waveItems = waveItems;
        this.prizes = prizes;
        this.waves = waves;
    }

    /** Notes what does not fit together between waves and prizes. */
    void check() {
        checkOverlaps();
        waves.forEach(this::checkPrizesOf);
        prizes.forEach(this::checkValidity);
        if (waves.size() == waveItems.size()) {
            prizes.forEach(this::checkUsed);
        }
    }

    /** Notes waves that are not inside of the campaign's window. */
    void checkInside(Window window) {
        waves.forEach(wave -> checkInside(window, wave));
    }

    private static void checkInside(Window window, TermsReader.LocatedWave located) {
        Window wave = located.wave().window();
        if (wave.fromMillis() < window.fromMillis()) {
            located.fields()
                    .at("from")
                    .refuse(
                            "must not be before the campaign's window opens",
                            "begin later, or open the window earlier");
        }
        if (wave.toMillis() > window.toMillis()) {
            located.fields()
                    .at("to")
                    .refuse(
                            "must not be after the campaign's window ends",
                            "end earlier, or extend the window");
        }
    }

    private void checkOverlaps() {
        List<TermsReader.LocatedWave> sorted =
                waves.stream()
                        .sorted(
                                Comparator.comparingLong(
                                        located -> located.wave().window().fromMillis()))
                        .toList();
        for (int i = 1; i < sorted.size(); i++) {
            Wave before = sorted.get(i - 1).wave();
            if (before.window().overlaps(sorted.get(i).wave().window())) {
                sorted.get(i)
                        .fields()
                        .at("from")
                        .refuse(
                                "must not be before wave "
                                        + before.id()
                                        + " ends: waves do not overlap",
                                "begin at its end, or end it earlier");
            }
        }
    }

    private void checkPrizesOf(TermsReader.LocatedWave located) {
        Spot prizesOf = located.fields().at("prizes");
        if (prizesOf.node() instanceof Node.Sequence named) {
            for (Node one : named.items()) {
                checkNamed(new Spot(prizesOf.problems(), prizesOf.path(), one));
            }
        }
    }

    /** Notes when {@code spot} names no prize, as far as all prizes have a name of their own. */
    private void checkNamed(Spot spot) {
        Set<String> known =
                prizeItems.stream().flatMap(item -> item.id().stream()).collect(Collectors.toSet());
        boolean allKnown = known.size() == prizeItems.size();
        if (allKnown && spot.node() instanceof Node.Scalar id && !known.contains(id.text())) {
            spot.refuse(
                    "must name a prize, but no prize is called \"" + id.text() + "\"",
                    NearMiss.fix(
                            id.text(),
                            known,
                            "use one of: "
                                    + known.stream().sorted().collect(Collectors.joining(", "))));
        }
    }

    /** Notes what an invite gives that it can't give. */
    void checkInvites(List<Spot> named) {
        for (Spot spot : named) {
            checkNamed(spot);
            prizes.stream()
                    .filter(one ->
                            spot.node() instanceof Node.Scalar id
                                    && one.prize().id().equals(id.text()))
                    .findFirst()
                    .ifPresent(one -> checkInvite(spot, one.prize()));
        }
    }

    private void checkInvite(Spot spot, Prize prize) {
        boolean used = waves.stream().anyMatch(wave -> wave.wave().prizes().contains(prize.id()));
        if (!prize.earnedBy().contains(EarnedBy.INVITE)) {
            spot.refuse(
                    "must name a prize that is earned by an invite",
                    "add invite to the earnedBy of " + prize.id() + ", or name another one");
        } else if (!prize.eligibility().equals(Eligibility.ANYONE)) {
            spot.refuse(
                    "must name a prize without an eligibility of its own: when it falls due, nobody"
                            + " is there to ask about",
                    "remove it from " + prize.id() + ", or write friends: new");
        } else if (!used && waves.size() == waveItems.size()) {
            spot.refuse(
                    "names a prize that no wave has: it would never be granted",
                    "add " + prize.id() + " to the prizes of a wave");
        }
    }

    private void checkValidity(PrizeReader.Located located) {
        Prize prize = located.prize();
        if (!(prize.validity() instanceof Validity.Until until)) {
            return;
        }
        for (TermsReader.LocatedWave one : waves) {
            Wave wave = one.wave();
            if (wave.prizes().contains(prize.id()) && until.atMillis() < wave.window().toMillis()) {
                boolean beforeItOpens = until.atMillis() <= wave.window().fromMillis();
                located.fields()
                        .at("validity")
                        .refuse(
                                "must not end before wave "
                                        + wave.id()
                                        + (beforeItOpens ? " opens" : " ends")
                                        + ": envelopes would be granted that have expired",
                                "write a later until, or take the prize out of the wave");
                return;
            }
        }
    }

    private void checkUsed(PrizeReader.Located located) {
        Prize prize = located.prize();
        boolean claimable = prize.earnedBy().stream().anyMatch(earned -> earned.isClaim());
        boolean used = waves.stream().anyMatch(wave -> wave.wave().prizes().contains(prize.id()));
        if (claimable && !used) {
            located.fields()
                    .at("id")
                    .refuse(
                            "is a prize that can be claimed, but no wave has it",
                            "add it to the prizes of a wave, or remove it");
        }
    }

    /** Notes when the budget is smaller than what the prizes hold. */
    void checkPays(TermsReader.Budget budget) {
        // Each total is at most the largest budget, and there are at most 100 prizes: the sum fits.
        long promised =
                prizes.stream().mapToLong(located -> located.prize().content().totalMinor()).sum();
        if (promised <= budget.amountMinor()) {
            return;
        }
        String parts =
                prizes.stream()
                        .map(located -> part(located.prize()))
                        .collect(Collectors.joining(" + "));
        budget.amount()
                .refuse(
                        "cannot pay for the prizes: they hold "
                                + parts
                                + " = "
                                + major(promised)
                                + ", which is "
                                + major(promised - budget.amountMinor())
                                + " more",
                        "raise the budget, or lower a count or an amount");
    }

    /** Notes cash that could never be paid out. */
    void checkPayouts(PayoutRules rules) {
        for (PrizeReader.Located located : prizes) {
            switch (located.prize().content()) {
                case Prize.Card _ -> {
                    // Nobody is paid a card.
                }
                case Prize.CashDeck deck -> {
                    for (int i = 0; i < deck.tiers().size(); i++) {
                        long amountMinor = deck.tiers().get(i).amountMinor();
                        checkPayable(
                                tierAmount(located, i),
                                new PayoutRules.Range(amountMinor, amountMinor),
                                rules,
                                "must not be");
                    }
                }
                case Prize.LuckySplit split ->
                        checkPayable(
                                located.fields().at("luckySplit"),
                                PayoutRules.cashOf(split).orElseThrow(),
                                rules,
                                "must not have an envelope that may hold");
            }
        }
    }

    private void checkPayable(
            Spot spot, PayoutRules.Range cash, PayoutRules rules, String mustNot) {
        if (cash.leastMinor() < rules.smallestMinor()) {
            spot.refuse(
                    mustNot
                            + " "
                            + major(cash.leastMinor())
                            + ": the least that is paid out at once is "
                            + major(rules.smallestMinor()),
                    "lower smallest in payouts, or raise this");
        }
        if (cash.mostMinor() > rules.largestMinor()) {
            spot.refuse(
                    mustNot
                            + " "
                            + major(cash.mostMinor())
                            + ": the most that is paid out at once is "
                            + major(rules.largestMinor()),
                    "raise largest in payouts, or lower this");
        }
    }

    /** Where the amount of a tier stands, which was read before. */
    private static Spot tierAmount(PrizeReader.Located located, int index) {
        return located.fields()
                .at("cashDeck")
                .fields("tiers")
                .flatMap(deck -> deck.at("tiers").items(1, 100))
                .flatMap(tiers -> tiers.get(index).fields("amount", "count"))
                .orElseThrow()
                .at("amount");
    }

    private String part(Prize prize) {
        String total = prize.id() + " " + major(prize.content().totalMinor());
        return prize.content() instanceof Prize.Card card
                ? total + " (" + card.count() + " x " + major(card.amountMinor()) + ")"
                : total;
    }

    private String major(long minor) {
        return BigDecimal.valueOf(minor, digits).toPlainString();
    }
}
