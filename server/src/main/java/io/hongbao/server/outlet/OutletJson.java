package io.hongbao.server.outlet;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.hongbao.core.outlet.DayHours;
import io.hongbao.core.outlet.MenuItem;
import io.hongbao.core.outlet.OptionGroup;
import io.hongbao.core.outlet.Outlet;
import io.hongbao.core.outlet.OutletTerms;
import io.hongbao.core.outlet.Showing;
import io.hongbao.core.outlet.Supply;
import io.hongbao.server.campaign.PrizeView;
import io.hongbao.server.problem.Language;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What answers say about an outlet in one language, as ready-made pieces of JSON. Only what depends
 * on the time, on orders, and on who asks is put between them.
 */
final class OutletJson {

    private static final JsonFactory JSON = new JsonFactory();

    private final Outlet outlet;
    private final OutletTerms terms;
    private final Language language;
    private final byte[] head;
    private final List<ShowingJson> showings;
    private final int[] changes;

    /** The menu as it was last asked for. */
    private volatile Menu menu;

    /** The menu from one of {@link #changes} to the next. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and written as it is
    private record Menu(int part, byte[] json) {}

    /**
     * A showing.
     *
     * @param head its members up to the start
     * @param classes its classes, without the seats that are left
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and written as it is
    record ShowingJson(Showing showing, byte[] head, List<byte[]> classes) {}

    /** Writes something into a document. */
    private interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    OutletJson(Outlet outlet, Language language) {
        this.outlet = outlet;
        this.terms = outlet.terms();
        this.language = language;
        this.head = members(this::writeHead);
        this.showings =
                terms.supply() instanceof Supply.Seated seated
                        ? seated.showings().stream().map(this::showing).toList()
                        : List.of();
        this.changes =
                Stream.concat(
                                terms.hours().stream(),
                                terms.items().stream().flatMap(item -> item.hours().stream()))
                        .flatMapToInt(part -> IntStream.of(part.fromMinute(), part.toMinute()))
                        .distinct()
                        .sorted()
                        .toArray();
        this.menu = menu(0);
    }

    /** The members {@code id} to {@code paused}, without the braces around them. */
    byte[] head() {
        return head;
    }

    List<ShowingJson> showings() {
        return showings;
    }

    /**
     * The items, as an array. Which of them are to be had changes a few times a day, so the bytes
     * are kept until it does.
     *
     * @param minute of the day in the campaign's time zone
     */
    byte[] items(int minute) {
        Menu known = menu;
        if (known.part() != partOf(minute)) {
            known = menu(minute);
            menu = known;
        }
        return known.json();
    }

    private int partOf(int minute) {
        int found = Arrays.binarySearch(changes, minute);
        return found >= 0 ? found + 1 : -found - 1;
    }

    private Menu menu(int minute) {
        return new Menu(
                partOf(minute),
                document(json -> {
                    json.writeStartArray();
                    for (MenuItem item : terms.items()) {
                        writeItem(json, item, minute);
                    }
                    json.writeEndArray();
                }));
    }

    private void writeHead(JsonGenerator json) throws IOException {
        json.writeStringField("id", terms.id());
        json.writeStringField("name", name(terms.names(), terms.id()));
        json.writeStringField("merchant", terms.merchant());
        json.writeStringField("category", terms.category());
        json.writeObjectFieldStart("place");
        json.writeFieldName("latitude");
        json.writeNumber(degrees(terms.place().latitudeMicrodegrees()));
        json.writeFieldName("longitude");
        json.writeNumber(degrees(terms.place().longitudeMicrodegrees()));
        json.writeEndObject();
        writeHours(json, terms.hours());
        json.writeBooleanField("paused", outlet.paused());
    }

    private static String degrees(int microdegrees) {
        return BigDecimal.valueOf(microdegrees, 6).stripTrailingZeros().toPlainString();
    }

    private static void writeHours(JsonGenerator json, List<DayHours> hours) throws IOException {
        if (hours.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("hours");
        for (DayHours part : hours) {
            json.writeStartObject();
            json.writeStringField("from", timeOfDay(part.fromMinute()));
            json.writeStringField("to", timeOfDay(part.toMinute()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeItem(JsonGenerator json, MenuItem item, int minute) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", item.id());
        json.writeStringField("name", name(item.names(), item.id()));
        if (terms.supply() instanceof Supply.Kitchen) {
            json.writeNumberField("priceMinor", item.priceMinor());
        }
        writeHours(json, item.hours());
        json.writeBooleanField(
                "available",
                !outlet.paused()
                        && DayHours.open(terms.hours(), minute)
                        && DayHours.open(item.hours(), minute));
        json.writeArrayFieldStart("groups");
        for (OptionGroup group : item.groups()) {
            json.writeStartObject();
            json.writeStringField("id", group.id());
            json.writeBooleanField("many", group.many());
            if (!group.standard().isEmpty()) {
                json.writeStringField("standard", group.standard());
            }
            json.writeArrayFieldStart("options");
            for (OptionGroup.Option option : group.options()) {
                json.writeStartObject();
                json.writeStringField("id", option.id());
                json.writeStringField("name", name(option.names(), option.id()));
                json.writeNumberField("surchargeMinor", option.surchargeMinor());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private ShowingJson showing(Showing showing) {
        byte[] members =
                members(json -> {
                    json.writeStringField("id", showing.id());
                    json.writeStringField("item", showing.item());
                    json.writeStringField("name", name(showing.names(), showing.id()));
                    if (!showing.from().isEmpty()) {
                        json.writeStringField("from", showing.from());
                        json.writeStringField("to", showing.to());
                    }
                    json.writeStringField("start", timeOfDay(showing.startMinute()));
                    json.writeNumberField("durationMinutes", showing.durationMinutes());
                    json.writeStringField("firstDate", date(showing.firstDay()));
                    json.writeStringField("lastDate", date(showing.lastDay()));
                });
        return new ShowingJson(
                showing,
                members,
                showing.classes().stream()
                        .map(seatClass ->
                                members(json -> {
                                    json.writeStringField("id", seatClass.id());
                                    json.writeStringField(
                                            "name", name(seatClass.names(), seatClass.id()));
                                    json.writeNumberField("priceMinor", seatClass.priceMinor());
                                    json.writeNumberField("seats", seatClass.seats());
                                }))
                        .toList());
    }

    private String name(Map<String, String> names, String id) {
        return PrizeView.name(names, language, id);
    }

    private static String date(long day) {
        return LocalDate.ofEpochDay(day).toString();
    }

    private static String timeOfDay(int minute) {
        return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
    }

    /** The members of an object, without the braces around them. */
    private static byte[] members(Writing writing) {
        byte[] object =
                document(json -> {
                    json.writeStartObject();
                    writing.to(json);
                    json.writeEndObject();
                });
        return Arrays.copyOfRange(object, 1, object.length - 1);
    }

    private static byte[] document(Writing writing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            writing.to(json);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return out.toByteArray();
    }
}
