package io.hongbao.server.wallet;

import io.hongbao.core.EntityKey;
import io.hongbao.core.Host;
import io.hongbao.core.UserId;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.PersonCaps;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.wallet.Voucher;
import io.hongbao.core.wallet.Wallet;
import io.hongbao.server.campaign.CampaignClock;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.campaign.Campaigns;
import io.hongbao.server.campaign.PrizeView;
import io.hongbao.server.campaign.VoucherStates;
import io.hongbao.server.json.Rfc3339;
import io.hongbao.server.order.Ordering;
import io.hongbao.server.problem.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads wallets, and shows them as they are at this moment. */
public final class WalletCards {

    private static final int MOST_ORDERS = 20;

    private final Host host;
    private final Campaigns campaigns;
    private final CampaignClock clock;
    private final Ordering ordering;
    private final InviteBook invites;

    public WalletCards(Host host, Campaigns campaigns, CampaignClock clock, Ordering ordering) {
        this.host = host;
        this.campaigns = campaigns;
        this.clock = clock;
        this.ordering = ordering;
        this.invites = new InviteBook(host, campaigns);
    }

    /** Everything that {@code user} holds, with names in {@code language}. */
    public WalletCard of(UserId user, Language language) {
        Wallet wallet = host.read(user.shard(host.shards()), new EntityKey.OfWallet(user));
        long nowMillis = clock.getAsLong();
        List<WalletCard.Held> cards = new ArrayList<>();
        List<WalletCard.Held> cash = new ArrayList<>();
        for (Voucher voucher : wallet.vouchers().reversed()) {
            campaigns
                    .find(voucher.campaign())
                    .ifPresent(view -> {
                        WalletCard.Held held = held(voucher, view, nowMillis, language);
                        (held.kind().equals("cash") ? cash : cards).add(held);
                    });
        }
        return new WalletCard(
                cards,
                new WalletCard.Cash(outstanding(cash), cash),
                left(wallet, nowMillis),
                ordering.newest(user, MOST_ORDERS, language),
                invites.of(user, language));
    }

    /** A voucher of the campaign as its holder sees it. */
    public static WalletCard.Held held(
            Voucher voucher, CampaignView view, long nowMillis, Language language) {
        CampaignTerms terms = view.terms();
        Prize prize =
                view.prize(voucher.prize())
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "prize " + voucher.prize() + " is not in the terms"))
                        .prize();
        long expiresAtMillis = voucher.expiresAtMillis(prize);
        Prize.@Nullable Card card = prize.content() instanceof Prize.Card found ? found : null;
        return new WalletCard.Held(
                Long.toString(voucher.id()),
                voucher.campaign(),
                voucher.wave(),
                voucher.prize(),
                PrizeView.kind(prize),
                PrizeView.name(prize.names(), language, prize.id()),
                card == null ? null : card.categories(),
                card == null ? null : card.minimumSpendMinor(),
                terms.currency(),
                voucher.amountMinor(),
                voucher.remainingMinor(),
                voucher.position() < 0 ? null : voucher.position(),
                voucher.earnedBy().name().toLowerCase(Locale.ROOT),
                Rfc3339.of(voucher.issuedAtMillis(), terms.zone()),
                Rfc3339.of(expiresAtMillis, terms.zone()),
                VoucherStates.word(voucher, expiresAtMillis, nowMillis));
    }

    private static List<WalletCard.Sum> outstanding(List<WalletCard.Held> cash) {
        Map<String, Long> sums = new TreeMap<>();
        for (WalletCard.Held held : cash) {
            if (held.state().equals("issued") || held.state().equals("held")) {
                sums.merge(held.currency(), held.remainingMinor(), Math::addExact);
            }
        }
        return sums.entrySet().stream()
                .map(sum -> new WalletCard.Sum(sum.getKey(), sum.getValue()))
                .toList();
    }

    private List<WalletCard.Left> left(Wallet wallet, long nowMillis) {
        List<WalletCard.Left> left = new ArrayList<>();
        for (CampaignView view : campaigns.all()) {
            if (view.isPublic()) {
                left.add(left(wallet, view, nowMillis));
            }
        }
        return left;
    }

    private static WalletCard.Left left(Wallet wallet, CampaignView view, long nowMillis) {
        PersonCaps caps = view.terms().caps();
        long today = view.terms().dayAt(nowMillis);
        int total = 0;
        int onThisDay = 0;
        for (Voucher voucher : wallet.vouchers()) {
            if (voucher.campaign().equals(view.id())) {
                total++;
                onThisDay += voucher.day() == today ? 1 : 0;
            }
        }
        return new WalletCard.Left(
                view.id(), left(caps.total(), total), left(caps.perDay(), onThisDay));
    }

    private static @Nullable Integer left(int cap, int used) {
        return cap == PersonCaps.UNLIMITED ? null : Math.max(0, cap - used);
    }
}
