package io.hongbao.journal;

import io.hongbao.core.Event;
import io.hongbao.core.campaign.LaunchClearance;
import io.hongbao.journal.v1.JournalProto;
import java.util.Optional;

/** Maps why a campaign may be published, and the change of status that says so. */
final class ClearanceMapping {
    private ClearanceMapping() {}

    static JournalProto.StatusChanged toProto(Event.StatusChanged of) {
        JournalProto.StatusChanged.Builder builder =
                JournalProto.StatusChanged.newBuilder()
                        .setCampaign(of.campaign())
                        .setFromValue(EnumNumbers.STATUS.of(of.from()))
                        .setToValue(EnumNumbers.STATUS.of(of.to()))
                        .setBy(PartMapping.toProto(of.by()))
                        .setDrawSecret(of.drawSecret())
                        .setPlaceSecret(of.placeSecret());
        toProto(of.clearance()).ifPresent(builder::setClearance);
        return builder.build();
    }

    static Event.StatusChanged fromProto(JournalProto.StatusChanged of) {
        return new Event.StatusChanged(
                of.getCampaign(),
                EnumNumbers.STATUS.of(of.getFromValue()),
                EnumNumbers.STATUS.of(of.getToValue()),
                PartMapping.fromProto(of.getBy()),
                of.getDrawSecret(),
                of.getPlaceSecret(),
                of.hasClearance()
                        ? fromProto(of.getClearance())
                        : LaunchClearance.Unrecorded.INSTANCE);
    }

    /** Empty for one that is not recorded: older versions wrote nothing in its place. */
    static Optional<JournalProto.LaunchClearance> toProto(LaunchClearance clearance) {
        JournalProto.LaunchClearance.Builder builder = JournalProto.LaunchClearance.newBuilder();
        switch (clearance) {
            case LaunchClearance.Certified of ->
                    builder.getCertifiedBuilder()
                            .setCertificate(of.certificate())
                            .setCampaignDigest(of.campaignDigest())
                            .setCertifier(of.certifier())
                            .setValidUntilMillis(of.validUntilMillis());
            case LaunchClearance.Overridden of ->
                    builder.getOverriddenBuilder().setName(of.name()).setReason(of.reason());
            case LaunchClearance.Waived of -> builder.getWaivedBuilder().setWhy(of.why());
            case LaunchClearance.NotNeeded _ ->
                    builder.setNotNeeded(
                            JournalProto.LaunchClearance.NotNeeded.getDefaultInstance());
            case LaunchClearance.Unrecorded _ -> {
                return Optional.empty();
            }
        }
        return Optional.of(builder.build());
    }

    static LaunchClearance fromProto(JournalProto.LaunchClearance choice) {
        return switch (choice.getKindCase()) {
            case CERTIFIED -> {
                JournalProto.LaunchClearance.Certified of = choice.getCertified();
                yield new LaunchClearance.Certified(
                        of.getCertificate(),
                        of.getCampaignDigest(),
                        of.getCertifier(),
                        of.getValidUntilMillis());
            }
            case OVERRIDDEN -> {
                JournalProto.LaunchClearance.Overridden of = choice.getOverridden();
                yield new LaunchClearance.Overridden(of.getName(), of.getReason());
            }
            case WAIVED -> new LaunchClearance.Waived(choice.getWaived().getWhy());
            case NOT_NEEDED -> LaunchClearance.NotNeeded.INSTANCE;
            case KIND_NOT_SET -> throw Kinds.unknown(choice);
        };
    }
}
