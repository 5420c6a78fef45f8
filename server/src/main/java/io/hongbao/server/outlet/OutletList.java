package io.hongbao.server.outlet;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The answer to {@code GET /v1/outlets}, as its schema is published. What is sent is put together
 * by {@link OutletAnswers}; a test compares the two.
 */
record OutletList(
        @Schema(examples = "lny2026") String campaign,
        @Schema(description = "What prices are in", examples = "CNY") String currency,
        @Schema(description = "The campaign's time, to the second") String serverTime,
        @Schema(description = "The day that seats are counted for") @Nullable String date,
        List<OneOutlet> outlets,
        @Schema(description = "How many more there are than were asked for, or fit") int more) {

    /** An outlet. */
    record OneOutlet(
            @Schema(examples = "cloud-leaf-bund") String id,
            String name,
            @Schema(description = "Who is paid") String merchant,
            @Schema(examples = "drinks") String category,
            At place,
            @Schema(description = "Left out when it is always open") @Nullable List<Hours> hours,
            @Schema(description = "Whether an operator has stopped it") boolean paused,
            boolean open,
            @Schema(description = "When it opens again; only when it is closed")
                    @Nullable String opensAt,
            @Schema(description = "How far it is; only with near") @Nullable Long meters,
            @Schema(description = "How long one would take now; only for kitchens that are open")
                    @Nullable Long waitSeconds,
            @Schema(description = "The kitchen takes no more now; instead of waitSeconds")
                    @Nullable Boolean full,
            List<Item> items,
            @Schema(description = "Only where seats are sold") @Nullable List<Seats> showings) {}

    /** Degrees. */
    record At(double latitude, double longitude) {}

    /** A part of every day, in the campaign's time zone. */
    record Hours(@Schema(examples = "07:00") String from, @Schema(examples = "24:00") String to) {}

    /** Something on the menu. */
    record Item(
            @Schema(examples = "pearl-milk-tea") String id,
            String name,
            @Schema(description = "Without surcharges; seats have the price of their class")
                    @Nullable Long priceMinor,
            @Nullable List<Hours> hours,
            @Schema(description = "Whether it is to be had now") boolean available,
            List<Group> groups) {}

    /** What can be chosen about an item. */
    record Group(
            @Schema(examples = "size") String id,
            @Schema(description = "Whether several may be chosen; else exactly one is")
                    boolean many,
            @Schema(description = "What holds when nothing is said", examples = "M")
                    @Nullable String standard,
            List<Choice> options) {}

    /** One thing to choose. */
    record Choice(@Schema(examples = "L") String id, String name, long surchargeMinor) {}

    /** A film or a train service. */
    record Seats(
            @Schema(examples = "G7301") String id,
            @Schema(description = "The item of the menu that a seat is") String item,
            String name,
            @Schema(description = "Only for trains", examples = "beijing") @Nullable String from,
            @Schema(description = "Only for trains", examples = "shanghai") @Nullable String to,
            @Schema(examples = "08:00") String start,
            int durationMinutes,
            String firstDate,
            String lastDate,
            @Schema(description = "Only with date") @Nullable String startsAt,
            List<SeatClass> classes) {}

    /** A class of seats. */
    record SeatClass(
            @Schema(examples = "second") String id,
            String name,
            long priceMinor,
            int seats,
            @Schema(description = "Only with date") @Nullable Integer seatsLeft) {}
}
