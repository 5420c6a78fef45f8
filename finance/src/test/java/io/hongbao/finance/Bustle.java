package io.hongbao.finance;

import io.hongbao.core.Command;
import io.hongbao.core.Effect;
import io.hongbao.core.EffectId;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Outcome;
import io.hongbao.core.Person;
import io.hongbao.core.UserId;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.order.Line;
import io.hongbao.core.order.Order;
import io.hongbao.core.order.OrderEnd;
import io.hongbao.core.order.OrderState;
import io.hongbao.core.order.VoucherWish;
import io.hongbao.core.outlet.OutletTerms;
import io.hongbao.core.payout.Payout;
import io.hongbao.core.wallet.Voucher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Some days of a fair, made from a seed: people claim, order and cancel; providers and outlets
 * answer late, twice or with a refusal; operators refund and void; cards expire; cash is paid out.
 */
final class Bustle {
    private final Town town;
    private final SplittableRandom random;
    private final List<String> campaigns;
    private final List<UserId> people = new ArrayList<>();
    private final List<Ordered> orders = new ArrayList<>();

    /** Every movement that the provider made, as its file would list it. */
    private final List<String> provided = new ArrayList<>();

    private long counter;

    private record Ordered(UserId user, String id) {}

    private Bustle(Town town, long seed, List<String> campaigns) {
        this.town = town;
        this.random = new SplittableRandom(seed);
        this.campaigns = campaigns;
        for (int i = 0; i < 12; i++) {
            people.add(new UserId(random.nextLong(), random.nextLong()));
        }
    }

    /** A town after {@code days} such days. */
    static Bustle of(long seed, int shards, int days, CampaignTerms... terms) {
        Town town = new Town(shards, Fair.START_MILLIS);
        List<String> ids = new ArrayList<>();
        for (CampaignTerms one : terms) {
            town.with(one);
            ids.add(one.id());
            for (OutletTerms outlet : Fair.outlets(one.id())) {
                town.ask(new Command.ApplyOutlet(outlet, Town.ANN));
            }
        }
        Bustle bustle = new Bustle(town, seed, ids);
        while (town.nowMillis() < Fair.START_MILLIS + days * Fair.DAY_MILLIS) {
            bustle.act();
            town.advanceTo(town.nowMillis() + bustle.pause());
        }
        return bustle;
    }

    Town town() {
        return town;
    }

    /** Everybody's payouts as they are now. */
    List<Payout> payouts() {
        return people.stream()
                .map(user -> town.read(user.shard(town.shards()), new EntityKey.OfPayouts(user)))
                .flatMap(one -> one.payouts().stream())
                .toList();
    }

    /** The provider's lines so far. */
    List<String> provided() {
        return provided;
    }

    /** Mostly so short that providers answer in time, now and then hours. */
    private long pause() {
        return random.nextLong(random.nextInt(30) == 0 ? 6 * 3_600_000L : 60_000L);
    }

    private void act() {
        UserId user = people.get(random.nextInt(people.size()));
        String campaign = campaigns.get(random.nextInt(campaigns.size()));
        switch (random.nextInt(16)) {
            case 0, 1, 2 ->
                    claim(
                            user,
                            campaign,
                            List.of("keeps", "forfeits", "cash").get(random.nextInt(3)));
            case 3, 4 -> order(user, campaign);
            case 5, 6, 7, 8, 9, 10, 11 -> answer();
            case 12 -> advance();
            case 13 -> refund();
            case 14 -> cancel();
            default -> voucher(user);
        }
    }

    private void claim(UserId user, String campaign, String prize) {
        Command.ClaimEnvelope claim =
                new Command.ClaimEnvelope(Person.of(user), campaign, prize, "c" + counter++);
        for (int i = 0; i < 10 && town.ask(claim) instanceof Outcome.Queued; i++) {
            town.advanceTo(town.nowMillis() + 1);
        }
    }

    private void order(UserId user, String campaign) {
        List<OutletTerms> outlets = Fair.outlets(campaign);
        String outlet = outlets.get(random.nextInt(outlets.size())).id();
        String item = random.nextInt(3) == 0 ? "large" : "small";
        Line line = new Line(item, 1 + random.nextInt(3), List.of(), "");
        Outcome quoted =
                town.ask(
                        new Command.MakeQuote(
                                user,
                                campaign,
                                outlet,
                                List.of(line),
                                VoucherWish.Best.INSTANCE,
                                "q" + counter++));
        if (quoted instanceof Outcome.Quoted it && random.nextInt(8) > 0) {
            Outcome placed = town.ask(new Command.PlaceOrder(user, campaign, it.quote().id(), ""));
            if (placed instanceof Outcome.Ordered) {
                orders.add(new Ordered(user, it.quote().id()));
            }
        }
    }

    private void answer() {
        if (town.pending().isEmpty()) {
            return;
        }
        int waiting = town.pending().size();
        int newest = waiting - 1 - random.nextInt(Math.min(3, waiting));
        Effect effect =
                town.pending().get(random.nextInt(4) == 0 ? random.nextInt(waiting) : newest);
        boolean refused = random.nextInt(8) == 0;
        boolean moves =
                switch (effect.id().kind()) {
                    case CHARGE, PAY_OUT -> !refused;
                    case REFUND -> true;
                    case STOP_CHARGE -> refused;
                    case SEND_ORDER, RECALL_ORDER -> false;
                };
        EffectId moved =
                new EffectId(
                        effect.id().user(),
                        effect.id().kind() == EffectId.Kind.STOP_CHARGE
                                ? EffectId.Kind.CHARGE
                                : effect.id().kind(),
                        effect.id().subject(),
                        effect.id().attempt());
        String reference = "ref-" + moved.kind() + moved.subject() + "-" + moved.attempt();
        String line = line(moved, reference, effect.amountMinor());
        if (moves && !provided.contains(line)) {
            provided.add(line);
        }
        boolean done = effect.id().kind() == EffectId.Kind.REFUND || !refused;
        town.resolve(
                effect,
                done ? new Effect.Done(reference) : new Effect.Refused(reference, reference));
        if (effect.id().kind() == EffectId.Kind.CHARGE) {
            // What the provider has said of a charge holds: it does not answer a stop otherwise.
            town.pending()
                    .removeIf(one ->
                            one.id().kind() == EffectId.Kind.STOP_CHARGE
                                    && one.id().subject().equals(effect.id().subject()));
        } else if (effect.id().kind() == EffectId.Kind.STOP_CHARGE) {
            town.pending()
                    .removeIf(one ->
                            one.id().kind() == EffectId.Kind.CHARGE
                                    && one.id().subject().equals(effect.id().subject()));
        }
    }

    static String line(EffectId id, String reference, long amountMinor) {
        String kind = id.kind().name().toLowerCase(Locale.ROOT).replace("_", "");
        return id
                + ","
                + kind
                + ","
                + reference
                + ","
                + new Cell.Minor(amountMinor, 2).decimal()
                + ",CNY,2026-02-07T00:00:00+08:00";
    }

    private void advance() {
        if (!orders.isEmpty()) {
            Ordered one = orders.get(random.nextInt(orders.size()));
            OrderState to =
                    switch (random.nextInt(4)) {
                        case 0 -> OrderState.MAKING;
                        case 1 -> OrderState.CANCELLED;
                        default -> OrderState.COMPLETED;
                    };
            town.ask(new Command.AdvanceOrder(one.user(), one.id(), to));
        }
    }

    private void refund() {
        List<Ordered> completed =
                orders.stream().filter(one -> order(one).state() == OrderState.COMPLETED).toList();
        if (!completed.isEmpty()) {
            Ordered one = completed.get(random.nextInt(completed.size()));
            long subtotalMinor = order(one).quote().subtotalMinor();
            town.ask(
                    new Command.RefundOrder(
                            one.user(),
                            one.id(),
                            1 + random.nextLong(subtotalMinor),
                            "r" + counter++,
                            Town.ANN));
        }
    }

    private Order order(Ordered one) {
        return town.read(one.user().shard(town.shards()), new EntityKey.OfOrders(one.user()))
                .order(one.id())
                .orElseThrow();
    }

    private void cancel() {
        if (!orders.isEmpty()) {
            Ordered one = orders.get(random.nextInt(orders.size()));
            town.ask(new Command.CancelOrder(one.user(), one.id(), OrderEnd.CANCELLED_BY_OPERATOR));
        }
    }

    private void voucher(UserId user) {
        List<Voucher> vouchers =
                town.read(user.shard(town.shards()), new EntityKey.OfWallet(user)).vouchers();
        if (vouchers.isEmpty()) {
            return;
        }
        Voucher voucher = vouchers.get(random.nextInt(vouchers.size()));
        if (voucher.prize().equals("cash")) {
            town.ask(
                    new Command.RequestPayout(
                            user, voucher.campaign(), voucher.id(), "p" + counter++));
            town.ask(new Command.SetRealName(user, random.nextInt(3) > 0, Town.ANN));
            return;
        }
        String quote = "till-" + counter++;
        if (random.nextInt(3) == 0) {
            town.ask(new Command.VoidVoucher(user, voucher.campaign(), voucher.id(), Town.ANN));
            return;
        }
        town.ask(
                new Command.HoldVoucher(
                        user, voucher.campaign(), voucher.id(), quote, town.nowMillis() + 60_000));
        town.ask(
                new Command.RedeemVoucher(
                        user,
                        voucher.campaign(),
                        voucher.id(),
                        quote,
                        1 + random.nextLong(Math.max(1, voucher.remainingMinor()))));
    }
}
