package io.hongbao.journal;

import io.hongbao.core.Mailbox;
import io.hongbao.core.campaign.Campaign;
import io.hongbao.core.campaign.LaunchClearance;
import io.hongbao.core.campaign.Proposal;
import io.hongbao.core.ledger.Account;
import io.hongbao.core.ledger.Ledger;
import io.hongbao.core.ledger.PrizeTotals;
import io.hongbao.core.outlet.Outlet;
import io.hongbao.core.outlet.Seats;
import io.hongbao.core.treasury.Pot;
import io.hongbao.core.treasury.Slice;
import io.hongbao.core.treasury.Till;
import io.hongbao.core.treasury.Treasury;
import io.hongbao.journal.v1.StateProto;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Maps the entities but those that are written by hand: see {@link EntityCodec}. */
final class EntityMapping {
    private EntityMapping() {}

    static StateProto.Campaign toProto(Campaign campaign) {
        StateProto.Campaign.Builder builder =
                StateProto.Campaign.newBuilder()
                        .setId(campaign.id())
                        .setStatusValue(EnumNumbers.STATUS.of(campaign.status()))
                        .setVersion(campaign.version())
                        .setDigest(campaign.digest())
                        .addAllStoppedPrizes(campaign.stoppedPrizes().stream().sorted().toList());
        ClearanceMapping.toProto(campaign.clearance()).ifPresent(builder::setClearance);
        campaign.termsOrNone().forEach(terms -> builder.setTerms(TermsMapping.toProto(terms)));
        for (Proposal proposal : campaign.proposals()) {
            builder.addProposalsBuilder()
                    .setAct(proposal.act())
                    .setBy(PartMapping.toProto(proposal.by()))
                    .setAtMillis(proposal.atMillis());
        }
        return builder.build();
    }

    static Campaign fromProto(StateProto.Campaign campaign) {
        return new Campaign(
                campaign.getId(),
                campaign.hasTerms()
                        ? List.of(TermsMapping.fromProto(campaign.getTerms()))
                        : List.of(),
                EnumNumbers.STATUS.of(campaign.getStatusValue()),
                campaign.getVersion(),
                campaign.getProposalsList().stream()
                        .map(proposal ->
                                new Proposal(
                                        proposal.getAct(),
                                        PartMapping.fromProto(proposal.getBy()),
                                        proposal.getAtMillis()))
                        .toList(),
                campaign.getDigest(),
                campaign.hasClearance()
                        ? ClearanceMapping.fromProto(campaign.getClearance())
                        : LaunchClearance.Unrecorded.INSTANCE,
                Set.copyOf(campaign.getStoppedPrizesList()));
    }

    static StateProto.Treasury toProto(Treasury treasury) {
        StateProto.Treasury.Builder builder =
                StateProto.Treasury.newBuilder()
                        .setCampaign(treasury.campaign())
                        .setUnallottedMinor(treasury.unallottedMinor())
                        .setTransfers(treasury.transfers());
        treasury.pots().forEach(pot -> builder.addPots(toProto(pot)));
        return builder.build();
    }

    static Treasury fromProto(StateProto.Treasury treasury) {
        return new Treasury(
                treasury.getCampaign(),
                treasury.getPotsList().stream().map(EntityMapping::fromProto).toList(),
                treasury.getUnallottedMinor(),
                treasury.getTransfers());
    }

    private static StateProto.Pot toProto(Pot pot) {
        StateProto.Pot.Builder builder =
                StateProto.Pot.newBuilder()
                        .setBucket(PartMapping.toProto(pot.bucket()))
                        .setFree(PartMapping.toProto(pot.free()))
                        .addAllWaiting(pot.waiting())
                        .addAllRecalling(pot.recalling())
                        .setRound(pot.round())
                        .setFound(pot.found())
                        .setSoldOut(pot.soldOut())
                        .setIncoming(PartMapping.toProto(pot.incoming()))
                        .addAllReopening(pot.reopening());
        for (Pot.Transfer transfer : pot.pending()) {
            builder.addPendingBuilder()
                    .setId(transfer.id())
                    .setToShard(transfer.toShard())
                    .setStock(PartMapping.toProto(transfer.stock()));
        }
        return builder.build();
    }

    private static Pot fromProto(StateProto.Pot pot) {
        return new Pot(
                PartMapping.fromProto(pot.getBucket()),
                PartMapping.fromProto(pot.getFree()),
                pot.getPendingList().stream()
                        .map(transfer ->
                                new Pot.Transfer(
                                        transfer.getId(),
                                        transfer.getToShard(),
                                        PartMapping.fromProto(transfer.getStock())))
                        .toList(),
                pot.getWaitingList(),
                pot.getRecallingList(),
                pot.getRound(),
                pot.getFound(),
                pot.getSoldOut(),
                PartMapping.fromProto(pot.getIncoming()),
                pot.getReopeningList());
    }

    static StateProto.Till toProto(Till till) {
        StateProto.Till.Builder builder =
                StateProto.Till.newBuilder()
                        .setCampaign(till.campaign())
                        .setVouchersIssued(till.vouchersIssued());
        for (Slice slice : till.slices()) {
            builder.addSlicesBuilder()
                    .setBucket(PartMapping.toProto(slice.bucket()))
                    .setStock(PartMapping.toProto(slice.stock()))
                    .setLastReceived(slice.lastReceived())
                    .setAsked(slice.asked())
                    .setLean(slice.lean())
                    .setSoldOut(slice.soldOut());
        }
        return builder.build();
    }

    static Till fromProto(StateProto.Till till) {
        return new Till(
                till.getCampaign(),
                till.getSlicesList().stream()
                        .map(slice ->
                                new Slice(
                                        PartMapping.fromProto(slice.getBucket()),
                                        PartMapping.fromProto(slice.getStock()),
                                        slice.getLastReceived(),
                                        slice.getAsked(),
                                        slice.getLean(),
                                        slice.getSoldOut()))
                        .toList(),
                till.getVouchersIssued());
    }

    static StateProto.Ledger toProto(Ledger ledger) {
        StateProto.Ledger.Builder builder =
                StateProto.Ledger.newBuilder().setCampaign(ledger.campaign());
        for (Account account : Account.values()) {
            if (ledger.balanceMinor(account) != 0) {
                builder.addBalancesBuilder()
                        .setAccountValue(EnumNumbers.ACCOUNT.of(account))
                        .setAmountMinor(ledger.balanceMinor(account));
            }
        }
        for (PrizeTotals totals : ledger.prizes()) {
            builder.addPrizesBuilder()
                    .setPrize(totals.prize())
                    .setGranted(totals.granted())
                    .setGrantedMinor(totals.grantedMinor())
                    .setRedeemed(totals.redeemed())
                    .setRedeemedMinor(totals.redeemedMinor())
                    .setExpired(totals.expired())
                    .setExpiredMinor(totals.expiredMinor())
                    .setVoided(totals.voided())
                    .setVoidedMinor(totals.voidedMinor())
                    .setRefunded(totals.refunded())
                    .setRefundedMinor(totals.refundedMinor());
        }
        return builder.build();
    }

    static Ledger fromProto(StateProto.Ledger ledger) {
        Map<Account, Long> balances = new EnumMap<>(Account.class);
        for (StateProto.Balance balance : ledger.getBalancesList()) {
            balances.put(
                    EnumNumbers.ACCOUNT.of(balance.getAccountValue()), balance.getAmountMinor());
        }
        List<Long> balancesMinor =
                Stream.of(Account.values())
                        .map(account -> balances.getOrDefault(account, 0L))
                        .toList();
        return new Ledger(
                ledger.getCampaign(),
                balancesMinor,
                ledger.getPrizesList().stream()
                        .map(totals ->
                                new PrizeTotals(
                                        totals.getPrize(),
                                        totals.getGranted(),
                                        totals.getGrantedMinor(),
                                        totals.getRedeemed(),
                                        totals.getRedeemedMinor(),
                                        totals.getExpired(),
                                        totals.getExpiredMinor(),
                                        totals.getVoided(),
                                        totals.getVoidedMinor(),
                                        totals.getRefunded(),
                                        totals.getRefundedMinor()))
                        .toList());
    }

    static StateProto.Outlet toProto(Outlet outlet) {
        StateProto.Outlet.Builder builder =
                StateProto.Outlet.newBuilder()
                        .setCampaign(outlet.campaign())
                        .setId(outlet.id())
                        .setVersion(outlet.version())
                        .setPaused(outlet.paused());
        outlet.termsOrNone().forEach(terms -> builder.setTerms(OutletMapping.toProto(terms)));
        return builder.build();
    }

    static Outlet fromProto(StateProto.Outlet outlet) {
        return new Outlet(
                outlet.getCampaign(),
                outlet.getId(),
                outlet.hasTerms() ? List.of(OutletMapping.fromProto(outlet.getTerms())) : List.of(),
                outlet.getVersion(),
                outlet.getPaused());
    }

    static StateProto.Seats toProto(Seats seats) {
        return StateProto.Seats.newBuilder()
                .setCampaign(seats.campaign())
                .setOutlet(seats.outlet())
                .setSlot(seats.slot())
                .addAllTaken(seats.taken())
                .build();
    }

    static Seats fromProto(StateProto.Seats seats) {
        return new Seats(
                seats.getCampaign(), seats.getOutlet(), seats.getSlot(), seats.getTakenList());
    }

    static StateProto.Mailbox toProto(Mailbox mailbox) {
        return StateProto.Mailbox.newBuilder()
                .addAllSent(numbers(mailbox.sent()))
                .addAllReceived(numbers(mailbox.received()))
                .build();
    }

    static Mailbox fromProto(StateProto.Mailbox mailbox) {
        return new Mailbox(byShard(mailbox.getSentList()), byShard(mailbox.getReceivedList()));
    }

    private static List<StateProto.MessageNumber> numbers(Map<Integer, Long> byShard) {
        return new TreeMap<>(byShard)
                .entrySet().stream()
                        .map(number ->
                                StateProto.MessageNumber.newBuilder()
                                        .setShard(number.getKey())
                                        .setNumber(number.getValue())
                                        .build())
                        .toList();
    }

    private static Map<Integer, Long> byShard(List<StateProto.MessageNumber> numbers) {
        Map<Integer, Long> byShard = new HashMap<>();
        numbers.forEach(number -> byShard.put(number.getShard(), number.getNumber()));
        return byShard;
    }
}
