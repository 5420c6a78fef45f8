package io.hongbao.journal;

import io.hongbao.core.Authority;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Timer;
import io.hongbao.core.UserId;
import io.hongbao.core.ledger.Posting;
import io.hongbao.core.treasury.Bucket;
import io.hongbao.core.treasury.Lot;
import io.hongbao.core.treasury.Stock;
import io.hongbao.core.wallet.Redemption;
import io.hongbao.core.wallet.Voucher;
import io.hongbao.core.wallet.VoucherState;
import io.hongbao.journal.v1.JournalProto;

/** Maps what many events and messages are made of: people, stock, vouchers, keys, postings. */
final class PartMapping {
    private PartMapping() {}

    static JournalProto.UserId toProto(UserId user) {
        return JournalProto.UserId.newBuilder().setHigh(user.high()).setLow(user.low()).build();
    }

    static UserId fromProto(JournalProto.UserId user) {
        return new UserId(user.getHigh(), user.getLow());
    }

    static JournalProto.Authority toProto(Authority by) {
        return JournalProto.Authority.newBuilder()
                .setActor(by.actor())
                .setReason(by.reason())
                .build();
    }

    static Authority fromProto(JournalProto.Authority by) {
        return new Authority(by.getActor(), by.getReason());
    }

    static JournalProto.Bucket toProto(Bucket bucket) {
        return JournalProto.Bucket.newBuilder()
                .setKindValue(EnumNumbers.BUCKET_KIND.of(bucket.kind()))
                .setId(bucket.id())
                .setDay(bucket.day())
                .build();
    }

    static Bucket fromProto(JournalProto.Bucket bucket) {
        return new Bucket(
                EnumNumbers.BUCKET_KIND.of(bucket.getKindValue()), bucket.getId(), bucket.getDay());
    }

    static JournalProto.Stock toProto(Stock stock) {
        JournalProto.Stock.Builder builder = JournalProto.Stock.newBuilder();
        for (Lot lot : stock.lots()) {
            builder.addLots(
                    JournalProto.Lot.newBuilder()
                            .setFirstPosition(lot.firstPosition())
                            .setCount(lot.count())
                            .setAmountMinor(lot.amountMinor()));
        }
        return builder.build();
    }

    static Stock fromProto(JournalProto.Stock stock) {
        return new Stock(
                stock.getLotsList().stream()
                        .map(lot ->
                                new Lot(
                                        lot.getFirstPosition(),
                                        lot.getCount(),
                                        lot.getAmountMinor()))
                        .toList());
    }

    static JournalProto.Posting toProto(Posting posting) {
        return JournalProto.Posting.newBuilder()
                .setCampaign(posting.campaign())
                .setFromValue(EnumNumbers.ACCOUNT.of(posting.from()))
                .setToValue(EnumNumbers.ACCOUNT.of(posting.to()))
                .setAmountMinor(posting.amountMinor())
                .build();
    }

    static JournalProto.Timer toProto(Timer timer) {
        return JournalProto.Timer.newBuilder()
                .setEntity(toProto(timer.entity()))
                .setDueAtMillis(timer.dueAtMillis())
                .build();
    }

    static Timer fromProto(JournalProto.Timer timer) {
        return new Timer(fromProto(timer.getEntity()), timer.getDueAtMillis());
    }

    static JournalProto.EntityKey toProto(EntityKey<?> key) {
        JournalProto.EntityKey.Builder builder = JournalProto.EntityKey.newBuilder();
        switch (key) {
            case EntityKey.OfCampaign of -> builder.getCampaignBuilder().setCampaign(of.campaign());
            case EntityKey.OfTreasury of -> builder.getTreasuryBuilder().setCampaign(of.campaign());
            case EntityKey.OfTill of -> builder.getTillBuilder().setCampaign(of.campaign());
            case EntityKey.OfLedger of -> builder.getLedgerBuilder().setCampaign(of.campaign());
            case EntityKey.OfWallet of -> builder.getWalletBuilder().setUser(toProto(of.user()));
            case EntityKey.OfMailbox _ ->
                    builder.setMailbox(JournalProto.EntityKey.Mailbox.getDefaultInstance());
            case EntityKey.OfOrders of -> builder.getOrdersBuilder().setUser(toProto(of.user()));
            case EntityKey.OfPayouts of -> builder.getPayoutsBuilder().setUser(toProto(of.user()));
            case EntityKey.OfOutlet of ->
                    builder.getOutletBuilder().setCampaign(of.campaign()).setOutlet(of.outlet());
            case EntityKey.OfPace of ->
                    builder.getPaceBuilder().setCampaign(of.campaign()).setOutlet(of.outlet());
            case EntityKey.OfSeats of ->
                    builder.getSeatsBuilder()
                            .setCampaign(of.campaign())
                            .setOutlet(of.outlet())
                            .setSlot(of.slot());
            case EntityKey.OfRoom of -> builder.getRoomBuilder().setCampaign(of.campaign());
            case EntityKey.OfTicket of ->
                    builder.getTicketBuilder()
                            .setCampaign(of.campaign())
                            .setUser(toProto(of.user()));
            case EntityKey.OfInvite of ->
                    builder.getInviteBuilder().setCampaign(of.campaign()).setNumber(of.number());
            case EntityKey.OfPersonInvites of ->
                    builder.getPersonInvitesBuilder()
                            .setCampaign(of.campaign())
                            .setUser(toProto(of.user()));
            case EntityKey.OfInviteCounter of ->
                    builder.getInviteCounterBuilder().setCampaign(of.campaign());
        }
        return builder.build();
    }

    static EntityKey<?> fromProto(JournalProto.EntityKey key) {
        return switch (key.getKindCase()) {
            case CAMPAIGN -> new EntityKey.OfCampaign(key.getCampaign().getCampaign());
            case TREASURY -> new EntityKey.OfTreasury(key.getTreasury().getCampaign());
            case TILL -> new EntityKey.OfTill(key.getTill().getCampaign());
            case LEDGER -> new EntityKey.OfLedger(key.getLedger().getCampaign());
            case WALLET -> new EntityKey.OfWallet(fromProto(key.getWallet().getUser()));
            case MAILBOX -> new EntityKey.OfMailbox();
            case ORDERS -> new EntityKey.OfOrders(fromProto(key.getOrders().getUser()));
            case PAYOUTS -> new EntityKey.OfPayouts(fromProto(key.getPayouts().getUser()));
            case OUTLET ->
                    new EntityKey.OfOutlet(
                            key.getOutlet().getCampaign(), key.getOutlet().getOutlet());
            case PACE ->
                    new EntityKey.OfPace(key.getPace().getCampaign(), key.getPace().getOutlet());
            case SEATS ->
                    new EntityKey.OfSeats(
                            key.getSeats().getCampaign(),
                            key.getSeats().getOutlet(),
                            key.getSeats().getSlot());
            case ROOM -> new EntityKey.OfRoom(key.getRoom().getCampaign());
            case TICKET ->
                    new EntityKey.OfTicket(
                            key.getTicket().getCampaign(), fromProto(key.getTicket().getUser()));
            case INVITE ->
                    new EntityKey.OfInvite(
                            key.getInvite().getCampaign(), key.getInvite().getNumber());
            case PERSON_INVITES ->
                    new EntityKey.OfPersonInvites(
                            key.getPersonInvites().getCampaign(),
                            fromProto(key.getPersonInvites().getUser()));
            case INVITE_COUNTER ->
                    new EntityKey.OfInviteCounter(key.getInviteCounter().getCampaign());
            case KIND_NOT_SET -> throw Kinds.unknown(key);
        };
    }

    static JournalProto.Voucher toProto(Voucher voucher) {
        JournalProto.Voucher.Builder builder =
                JournalProto.Voucher.newBuilder()
                        .setId(voucher.id())
                        .setCampaign(voucher.campaign())
                        .setWave(voucher.wave())
                        .setPrize(voucher.prize())
                        .setEarnedByValue(EnumNumbers.EARNED_BY.of(voucher.earnedBy()))
                        .setAmountMinor(voucher.amountMinor())
                        .setRemainingMinor(voucher.remainingMinor())
                        .setPosition(voucher.position())
                        .setIssuedAtMillis(voucher.issuedAtMillis())
                        .setDay(voucher.day())
                        .setExtendedUntilMillis(voucher.extendedUntilMillis())
                        .setState(toProto(voucher.state()))
                        .setKey(voucher.key())
                        .setWish(voucher.wish());
        for (Redemption redemption : voucher.redemptions()) {
            builder.addRedemptions(
                    JournalProto.Redemption.newBuilder()
                            .setQuote(redemption.quote())
                            .setAmountMinor(redemption.amountMinor())
                            .setForfeitedMinor(redemption.forfeitedMinor()));
        }
        return builder.build();
    }

    static JournalProto.VoucherState toProto(VoucherState state) {
        JournalProto.VoucherState.Builder builder = JournalProto.VoucherState.newBuilder();
        switch (state) {
            case VoucherState.Issued _ ->
                    builder.setIssued(JournalProto.VoucherState.Issued.getDefaultInstance());
            case VoucherState.Held held ->
                    builder.getHeldBuilder()
                            .setQuote(held.quote())
                            .setUntilMillis(held.untilMillis())
                            .setLeftMillis(held.leftMillis())
                            .setCameBackMinor(held.cameBackMinor());
            case VoucherState.Redeemed _ ->
                    builder.setRedeemed(JournalProto.VoucherState.Redeemed.getDefaultInstance());
            case VoucherState.Expired _ ->
                    builder.setExpired(JournalProto.VoucherState.Expired.getDefaultInstance());
            case VoucherState.Voided _ ->
                    builder.setVoided(JournalProto.VoucherState.Voided.getDefaultInstance());
        }
        return builder.build();
    }
}
