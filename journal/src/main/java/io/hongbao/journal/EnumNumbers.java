package io.hongbao.journal;

import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import io.hongbao.core.EffectId;
import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.EarnedBy;
import io.hongbao.core.campaign.Eligibility;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.campaign.TermsChange;
import io.hongbao.core.invite.InviteRefusal;
import io.hongbao.core.invite.Lapse;
import io.hongbao.core.invite.RewardKind;
import io.hongbao.core.invite.RewardState;
import io.hongbao.core.invite.Side;
import io.hongbao.core.invite.Standing;
import io.hongbao.core.ledger.Account;
import io.hongbao.core.order.OrderEnd;
import io.hongbao.core.order.OrderState;
import io.hongbao.core.order.Payment;
import io.hongbao.core.payout.PayoutState;
import io.hongbao.core.room.Bypass;
import io.hongbao.core.room.RoomState;
import io.hongbao.core.treasury.Bucket;
import io.hongbao.journal.v1.JournalProto;
import io.hongbao.journal.v1.StateProto;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;

/**
 * The schema's numbers of one of the core's enums. Paired by name, so that a constant may move in
 * the core; one without a number in the schema fails as soon as the class is loaded.
 */
final class EnumNumbers<C extends Enum<C>> {

    static final EnumNumbers<EarnedBy> EARNED_BY =
            new EnumNumbers<>(
                    EarnedBy.values(), JournalProto.EarnedBy.getDescriptor(), "EARNED_BY_");
    static final EnumNumbers<Account> ACCOUNT =
            new EnumNumbers<>(Account.values(), JournalProto.Account.getDescriptor(), "ACCOUNT_");
    static final EnumNumbers<Bucket.Kind> BUCKET_KIND =
            new EnumNumbers<>(
                    Bucket.Kind.values(), JournalProto.BucketKind.getDescriptor(), "BUCKET_KIND_");
    static final EnumNumbers<CampaignStatus> STATUS =
            new EnumNumbers<>(
                    CampaignStatus.values(),
                    JournalProto.CampaignStatus.getDescriptor(),
                    "CAMPAIGN_STATUS_");
    static final EnumNumbers<CampaignTerms.Expiry> EXPIRY =
            new EnumNumbers<>(
                    CampaignTerms.Expiry.values(), JournalProto.Expiry.getDescriptor(), "EXPIRY_");
    static final EnumNumbers<Eligibility.Audience> AUDIENCE =
            new EnumNumbers<>(
                    Eligibility.Audience.values(),
                    JournalProto.Audience.getDescriptor(),
                    "AUDIENCE_");
    static final EnumNumbers<Prize.Rest> REST =
            new EnumNumbers<>(
                    Prize.Rest.values(), JournalProto.Prize.Rest.getDescriptor(), "REST_");
    static final EnumNumbers<TermsChange.Effect> EFFECT =
            new EnumNumbers<>(
                    TermsChange.Effect.values(),
                    JournalProto.TermsChange.Effect.getDescriptor(),
                    "EFFECT_");

    static final EnumNumbers<OrderState> ORDER_STATE =
            new EnumNumbers<>(
                    OrderState.values(), JournalProto.OrderState.getDescriptor(), "ORDER_STATE_");
    static final EnumNumbers<OrderEnd> ORDER_END =
            new EnumNumbers<>(
                    OrderEnd.values(), JournalProto.OrderEnd.getDescriptor(), "ORDER_END_");
    static final EnumNumbers<Payment.State> PAYMENT_STATE =
            new EnumNumbers<>(
                    Payment.State.values(),
                    JournalProto.PaymentState.getDescriptor(),
                    "PAYMENT_STATE_");
    static final EnumNumbers<EffectId.Kind> EFFECT_KIND =
            new EnumNumbers<>(
                    EffectId.Kind.values(),
                    JournalProto.EffectKind.getDescriptor(),
                    "EFFECT_KIND_");

    static final EnumNumbers<PayoutState> PAYOUT_STATE =
            new EnumNumbers<>(
                    PayoutState.values(), StateProto.Payout.State.getDescriptor(), "STATE_");

    static final EnumNumbers<RoomState> ROOM_STATE =
            new EnumNumbers<>(
                    RoomState.values(), JournalProto.RoomState.getDescriptor(), "ROOM_STATE_");
    static final EnumNumbers<Bypass> BYPASS =
            new EnumNumbers<>(Bypass.values(), JournalProto.Bypass.getDescriptor(), "BYPASS_");

    static final EnumNumbers<RewardKind> REWARD_KIND =
            new EnumNumbers<>(
                    RewardKind.values(), JournalProto.RewardKind.getDescriptor(), "REWARD_KIND_");
    static final EnumNumbers<RewardState> REWARD_STATE =
            new EnumNumbers<>(
                    RewardState.values(),
                    JournalProto.RewardState.getDescriptor(),
                    "REWARD_STATE_");
    static final EnumNumbers<Lapse> LAPSE =
            new EnumNumbers<>(Lapse.values(), JournalProto.Lapse.getDescriptor(), "LAPSE_");
    static final EnumNumbers<Standing> STANDING =
            new EnumNumbers<>(
                    Standing.values(), JournalProto.Standing.getDescriptor(), "STANDING_");
    static final EnumNumbers<Side> SIDE =
            new EnumNumbers<>(Side.values(), JournalProto.Side.getDescriptor(), "SIDE_");
    static final EnumNumbers<InviteRefusal> INVITE_REFUSAL =
            new EnumNumbers<>(
                    InviteRefusal.values(),
                    JournalProto.InviteRefusal.getDescriptor(),
                    "INVITE_REFUSAL_");

    private final String name;
    private final EnumMap<C, Integer> numbers;
    private final List<List<C>> constants = new ArrayList<>();

    private EnumNumbers(C[] values, EnumDescriptor schema, String prefix) {
        name = schema.getName();
        numbers = new EnumMap<>(values[0].getDeclaringClass());
        for (EnumValueDescriptor value : schema.getValues()) {
            while (constants.size() <= value.getNumber()) {
                constants.add(List.of());
            }
        }
        for (C value : values) {
            int number =
                    schema.getValues().stream()
                            .filter(known -> known.getName().equals(prefix + value.name()))
                            .mapToInt(EnumValueDescriptor::getNumber)
                            .findFirst()
                            .orElseThrow(() ->
                                    new IllegalStateException(
                                            "journal.proto has no " + prefix + value));
            numbers.put(value, number);
            constants.set(number, List.of(value));
        }
    }

    int of(C constant) {
        Integer number = numbers.get(constant);
        if (number == null) {
            throw new IllegalStateException("journal.proto has no number for " + constant);
        }
        return number;
    }

    C of(int number) {
        if (number == 0) {
            throw UnreadableJournal.malformed(name + " is not set");
        }
        if (number < 0 || number >= constants.size() || constants.get(number).isEmpty()) {
            throw UnreadableJournal.newer("value " + number + " of " + name);
        }
        return constants.get(number).getFirst();
    }

    /** Writes constants one after the other in one field; nothing when there are none. */
    void write(WireBuffer out, int field, List<C> these) {
        if (!these.isEmpty()) {
            int start = out.begin(field);
            for (C constant : these) {
                out.varint(of(constant));
            }
            out.end(start);
        }
    }

    List<C> of(List<Integer> read) {
        List<C> these = List.of();
        for (Integer number : read) {
            these = Grown.list(these, of((int) number));
        }
        return these;
    }

    @Override
    public String toString() {
        return name + numbers;
    }
}
