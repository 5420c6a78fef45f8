package io.hongbao.journal;

import io.hongbao.core.Event;
import io.hongbao.core.order.OrderRef;
import io.hongbao.core.outlet.DayHours;
import io.hongbao.core.outlet.MenuItem;
import io.hongbao.core.outlet.OptionGroup;
import io.hongbao.core.outlet.OutletTerms;
import io.hongbao.core.outlet.Place;
import io.hongbao.core.outlet.Reservation;
import io.hongbao.core.outlet.Showing;
import io.hongbao.core.outlet.Supply;
import io.hongbao.journal.v1.JournalProto;
import java.util.List;

/** Maps outlets' files, what happens to outlets, and what they set aside. */
final class OutletMapping {
    private OutletMapping() {}

    static void put(Event.OfOutlet event, JournalProto.Event.Builder builder) {
        switch (event) {
            case Event.OutletApplied of ->
                    builder.getOutletAppliedBuilder()
                            .setTerms(toProto(of.terms()))
                            .setVersion(of.version())
                            .setBy(PartMapping.toProto(of.by()));
            case Event.OutletPaused of ->
                    builder.getOutletPausedBuilder()
                            .setCampaign(of.campaign())
                            .setOutlet(of.outlet())
                            .setVersion(of.version())
                            .setPaused(of.paused())
                            .setBy(PartMapping.toProto(of.by()));
            case Event.OutletCopied of ->
                    builder.getOutletCopiedBuilder()
                            .setTerms(toProto(of.terms()))
                            .setVersion(of.version())
                            .setPaused(of.paused());
            case Event.CapacityReserved of ->
                    builder.getCapacityReservedBuilder()
                            .setCampaign(of.campaign())
                            .setOutlet(of.outlet())
                            .setOrder(toProto(of.order()))
                            .setReservation(toProto(of.reservation()));
            case Event.CapacityReleased of ->
                    builder.getCapacityReleasedBuilder()
                            .setCampaign(of.campaign())
                            .setOutlet(of.outlet())
                            .setOrder(toProto(of.order()))
                            .setReservation(toProto(of.reservation()));
        }
    }

    static Event fromProto(JournalProto.OutletApplied of) {
        return new Event.OutletApplied(
                fromProto(of.getTerms()), of.getVersion(), PartMapping.fromProto(of.getBy()));
    }

    static Event fromProto(JournalProto.OutletPaused of) {
        return new Event.OutletPaused(
                of.getCampaign(),
                of.getOutlet(),
                of.getVersion(),
                of.getPaused(),
                PartMapping.fromProto(of.getBy()));
    }

    static Event fromProto(JournalProto.OutletCopied of) {
        return new Event.OutletCopied(fromProto(of.getTerms()), of.getVersion(), of.getPaused());
    }

    static JournalProto.OrderRef toProto(OrderRef order) {
        return JournalProto.OrderRef.newBuilder()
                .setUser(PartMapping.toProto(order.user()))
                .setOrder(order.order())
                .build();
    }

    static JournalProto.Reservation toProto(Reservation reservation) {
        JournalProto.Reservation.Builder builder = JournalProto.Reservation.newBuilder();
        switch (reservation) {
            case Reservation.Nothing _ ->
                    builder.setNothing(JournalProto.Reservation.Nothing.getDefaultInstance());
            case Reservation.Makes makes ->
                    builder.getMakesBuilder()
                            .addAllLoads(
                                    makes.loads().stream().map(OutletMapping::toProto).toList())
                            .setReadyAtMillis(makes.readyAtMillis());
            case Reservation.SeatNumbers seats ->
                    builder.getSeatNumbersBuilder()
                            .setSlot(seats.slot())
                            .addAllNumbers(seats.numbers())
                            .setStartsAtMillis(seats.startsAtMillis())
                            .setEndsAtMillis(seats.endsAtMillis());
        }
        return builder.build();
    }

    private static JournalProto.Reservation.MinuteLoad toProto(Reservation.MinuteLoad load) {
        return JournalProto.Reservation.MinuteLoad.newBuilder()
                .setMinute(load.minute())
                .setMakes(load.makes())
                .build();
    }

    static JournalProto.OutletTerms toProto(OutletTerms terms) {
        return JournalProto.OutletTerms.newBuilder()
                .setCampaign(terms.campaign())
                .setId(terms.id())
                .setMerchant(terms.merchant())
                .setCategory(terms.category())
                .addAllNames(TermsMapping.names(terms.names()))
                .setPlace(
                        JournalProto.Place.newBuilder()
                                .setLatitudeMicrodegrees(terms.place().latitudeMicrodegrees())
                                .setLongitudeMicrodegrees(terms.place().longitudeMicrodegrees()))
                .addAllHours(hours(terms.hours()))
                .setSupply(toProto(terms.supply()))
                .addAllItems(terms.items().stream().map(OutletMapping::toProto).toList())
                .build();
    }

    static OutletTerms fromProto(JournalProto.OutletTerms terms) {
        return new OutletTerms(
                terms.getCampaign(),
                terms.getId(),
                terms.getMerchant(),
                terms.getCategory(),
                TermsMapping.byLanguage(terms.getNamesList()),
                new Place(
                        terms.getPlace().getLatitudeMicrodegrees(),
                        terms.getPlace().getLongitudeMicrodegrees()),
                openHours(terms.getHoursList()),
                fromProto(terms.getSupply()),
                terms.getItemsList().stream().map(OutletMapping::fromProto).toList());
    }

    private static List<JournalProto.DayHours> hours(List<DayHours> hours) {
        return hours.stream()
                .map(part ->
                        JournalProto.DayHours.newBuilder()
                                .setFromMinute(part.fromMinute())
                                .setToMinute(part.toMinute())
                                .build())
                .toList();
    }

    private static List<DayHours> openHours(List<JournalProto.DayHours> hours) {
        return hours.stream()
                .map(part -> new DayHours(part.getFromMinute(), part.getToMinute()))
                .toList();
    }

    private static JournalProto.Supply toProto(Supply supply) {
        JournalProto.Supply.Builder builder = JournalProto.Supply.newBuilder();
        switch (supply) {
            case Supply.Kitchen kitchen ->
                    builder.getKitchenBuilder()
                            .setMakesPerMinute(kitchen.makesPerMinute())
                            .setQueueMinutes(kitchen.queueMinutes())
                            .setPrepMinutes(kitchen.prepMinutes());
            case Supply.Seated seated ->
                    builder.getSeatedBuilder()
                            .addAllShowings(
                                    seated.showings().stream()
                                            .map(OutletMapping::toProto)
                                            .toList());
        }
        return builder.build();
    }

    private static Supply fromProto(JournalProto.Supply supply) {
        return switch (supply.getKindCase()) {
            case KITCHEN ->
                    new Supply.Kitchen(
                            supply.getKitchen().getMakesPerMinute(),
                            supply.getKitchen().getQueueMinutes(),
                            supply.getKitchen().getPrepMinutes());
            case SEATED ->
                    new Supply.Seated(
                            supply.getSeated().getShowingsList().stream()
                                    .map(OutletMapping::fromProto)
                                    .toList());
            case KIND_NOT_SET -> throw Kinds.unknown(supply);
        };
    }

    private static JournalProto.Showing toProto(Showing showing) {
        JournalProto.Showing.Builder builder =
                JournalProto.Showing.newBuilder()
                        .setId(showing.id())
                        .setItem(showing.item())
                        .addAllNames(TermsMapping.names(showing.names()))
                        .setFrom(showing.from())
                        .setTo(showing.to())
                        .setStartMinute(showing.startMinute())
                        .setDurationMinutes(showing.durationMinutes())
                        .setFirstDay(showing.firstDay())
                        .setLastDay(showing.lastDay());
        for (Showing.SeatClass one : showing.classes()) {
            builder.addClassesBuilder()
                    .setId(one.id())
                    .addAllNames(TermsMapping.names(one.names()))
                    .setPriceMinor(one.priceMinor())
                    .setSeats(one.seats());
        }
        return builder.build();
    }

    private static Showing fromProto(JournalProto.Showing showing) {
        return new Showing(
                showing.getId(),
                showing.getItem(),
                TermsMapping.byLanguage(showing.getNamesList()),
                showing.getFrom(),
                showing.getTo(),
                showing.getStartMinute(),
                showing.getDurationMinutes(),
                showing.getFirstDay(),
                showing.getLastDay(),
                showing.getClassesList().stream()
                        .map(one ->
                                new Showing.SeatClass(
                                        one.getId(),
                                        TermsMapping.byLanguage(one.getNamesList()),
                                        one.getPriceMinor(),
                                        one.getSeats()))
                        .toList());
    }

    private static JournalProto.MenuItem toProto(MenuItem item) {
        return JournalProto.MenuItem.newBuilder()
                .setId(item.id())
                .addAllNames(TermsMapping.names(item.names()))
                .setPriceMinor(item.priceMinor())
                .setMakes(item.makes())
                .addAllGroups(item.groups().stream().map(OutletMapping::toProto).toList())
                .addAllHours(hours(item.hours()))
                .build();
    }

    private static MenuItem fromProto(JournalProto.MenuItem item) {
        return new MenuItem(
                item.getId(),
                TermsMapping.byLanguage(item.getNamesList()),
                item.getPriceMinor(),
                item.getMakes(),
                item.getGroupsList().stream().map(OutletMapping::fromProto).toList(),
                openHours(item.getHoursList()));
    }

    private static JournalProto.OptionGroup toProto(OptionGroup group) {
        JournalProto.OptionGroup.Builder builder =
                JournalProto.OptionGroup.newBuilder()
                        .setId(group.id())
                        .setMany(group.many())
                        .setStandard(group.standard());
        for (OptionGroup.Option option : group.options()) {
            builder.addOptionsBuilder()
                    .setId(option.id())
                    .addAllNames(TermsMapping.names(option.names()))
                    .setSurchargeMinor(option.surchargeMinor());
        }
        return builder.build();
    }

    private static OptionGroup fromProto(JournalProto.OptionGroup group) {
        return new OptionGroup(
                group.getId(),
                group.getMany(),
                group.getStandard(),
                group.getOptionsList().stream()
                        .map(option ->
                                new OptionGroup.Option(
                                        option.getId(),
                                        TermsMapping.byLanguage(option.getNamesList()),
                                        option.getSurchargeMinor()))
                        .toList());
    }
}
