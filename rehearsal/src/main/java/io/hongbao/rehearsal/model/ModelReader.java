package io.hongbao.rehearsal.model;

import io.hongbao.yaml.Fields;
import io.hongbao.yaml.Spot;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads a traffic model. */
final class ModelReader {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,6})?");
    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,40}");
    private static final int MOST_STRETCHES = 500;
    private static final int MOST_JOURNEYS = 20;
    private static final int MOST_STEPS = 20;
    private static final int MOST_MINUTES = 1_440;
    private static final int MOST_PER_MINUTE = 60_000_000;
    private static final int MOST_TITLE = 200;
    private static final double USUAL_PATIENCE_SECONDS = 60;
    private static final double USUAL_ANSWER_SECONDS = 10;

    private ModelReader() {}

    /** How large and how fast it is played when nothing else is said. */
    private record Play(double scale, double speed) {
        static final Play AS_IT_IS = new Play(1, 1);
    }

    static Optional<TrafficModel> read(Spot root) {
        return root.fields(
                        "format",
                        "id",
                        "title",
                        "play",
                        "people",
                        "patienceSeconds",
                        "answerSeconds",
                        "retries",
                        "journeys")
                .flatMap(ModelReader::model);
    }

    private static Optional<TrafficModel> model(Fields fields) {
        fields.need("format", "format: 1", number(1, 1));
        Optional<String> id = fields.need("id", "id: launch-day", ModelReader::id);
        Optional<String> title = fields.need("title", "title: A launch day", ModelReader::title);
        Play play = fields.or("play", Play.AS_IT_IS, ModelReader::play);
        List<TrafficModel.Stretch> people =
                fields.need(
                                "people",
                                "people: [{minutes: 2, perMinute: 6000}]",
                                ModelReader::people)
                        .orElse(List.of());
        double patienceSeconds =
                fields.or("patienceSeconds", USUAL_PATIENCE_SECONDS, number(0.1, 3_600));
        double answerSeconds = fields.or("answerSeconds", USUAL_ANSWER_SECONDS, number(0.05, 60));
        TrafficModel.Retries retries =
                fields.or("retries", TrafficModel.Retries.STANDARD, ModelReader::retries);
        List<TrafficModel.Share> journeys =
                fields.need(
                                "journeys",
                                "journeys: [{id: claim, percent: 100, steps: [session, claim]}]",
                                ModelReader::journeys)
                        .orElse(List.of());
        if (id.isEmpty() || title.isEmpty() || people.isEmpty() || journeys.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new TrafficModel(
                        id.get(),
                        title.get(),
                        play.scale(),
                        play.speed(),
                        people,
                        patienceSeconds,
                        answerSeconds,
                        retries,
                        journeys));
    }

    private static Optional<Play> play(Spot spot) {
        return spot.fields("scale", "speed")
                .map(fields ->
                        new Play(
                                fields.or("scale", 1.0, number(0.000_001, 100)),
                                fields.or("speed", 1.0, number(0.01, 1_000))));
    }

    private static Optional<List<TrafficModel.Stretch>> people(Spot spot) {
        Optional<List<Spot>> items = spot.items(1, MOST_STRETCHES);
        if (items.isEmpty()) {
            return Optional.empty();
        }
        List<TrafficModel.Stretch> stretches = new ArrayList<>();
        for (Spot item : items.get()) {
            item.fields("minutes", "perMinute")
                    .flatMap(ModelReader::stretch)
                    .ifPresent(stretches::add);
        }
        double minutes = stretches.stream().mapToDouble(TrafficModel.Stretch::minutes).sum();
        double people =
                stretches.stream().mapToDouble(one -> one.minutes() * one.perMinute()).sum();
        if (minutes > MOST_MINUTES) {
            return spot.refuse(
                    "must last at most " + MOST_MINUTES + " minutes in all", "shorten a stretch");
        }
        if (stretches.size() == items.get().size() && people == 0) {
            return spot.refuse("must have somebody come", "write a perMinute above 0");
        }
        return Optional.of(stretches);
    }

    private static Optional<TrafficModel.Stretch> stretch(Fields fields) {
        Optional<Double> minutes = fields.need("minutes", "minutes: 2", number(0.01, MOST_MINUTES));
        Optional<Double> perMinute =
                fields.need("perMinute", "perMinute: 6000", number(0, MOST_PER_MINUTE));
        return minutes.flatMap(
                length -> perMinute.map(rate -> new TrafficModel.Stretch(length, rate)));
    }

    private static Optional<TrafficModel.Retries> retries(Spot spot) {
        return spot.fields("most", "waitMillis", "growing")
                .map(fields -> {
                    TrafficModel.Retries standard = TrafficModel.Retries.STANDARD;
                    return new TrafficModel.Retries(
                            fields.or("most", (long) standard.most(), whole(0, 1_000)).intValue(),
                            fields.or("waitMillis", standard.waitMillis(), whole(1, 60_000)),
                            fields.or("growing", standard.growing(), ModelReader::yesOrNo));
                });
    }

    private static Optional<List<TrafficModel.Share>> journeys(Spot spot) {
        Optional<List<Spot>> items = spot.items(1, MOST_JOURNEYS);
        if (items.isEmpty()) {
            return Optional.empty();
        }
        List<TrafficModel.Share> shares = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Spot item : items.get()) {
            Optional<Fields> fields = item.fields("id", "percent", "steps");
            Optional<TrafficModel.Share> share = fields.flatMap(ModelReader::share);
            if (share.isPresent() && !ids.add(share.get().id())) {
                fields.get()
                        .at("id")
                        .refuse("is used twice", "give every journey an id of its own");
            }
            share.ifPresent(shares::add);
        }
        int percent = shares.stream().mapToInt(TrafficModel.Share::percent).sum();
        if (shares.size() == items.get().size() && percent != 100) {
            return spot.refuse(
                    "must have percentages that make 100, but they make " + percent,
                    "correct the percentages");
        }
        if (shares.size() == items.get().size()
                && anyHas(shares, StepKind.ACCEPT)
                && !anyHas(shares, StepKind.INVITE)) {
            return spot.refuse(
                    "must have somebody who makes the invites that others accept",
                    "put invite on a journey, such as [session, claim, invite]");
        }
        return Optional.of(shares);
    }

    private static boolean anyHas(List<TrafficModel.Share> shares, StepKind step) {
        return shares.stream().anyMatch(share -> share.steps().contains(step));
    }

    private static Optional<TrafficModel.Share> share(Fields fields) {
        Optional<String> id = fields.need("id", "id: order", ModelReader::id);
        Optional<Long> percent = fields.need("percent", "percent: 60", whole(1, 100));
        Optional<List<StepKind>> steps =
                fields.need("steps", "steps: [session, claim]", ModelReader::steps);
        return id.isPresent() && percent.isPresent() && steps.isPresent()
                ? Optional.of(
                        new TrafficModel.Share(id.get(), percent.get().intValue(), steps.get()))
                : Optional.empty();
    }

    private static Optional<List<StepKind>> steps(Spot spot) {
        Optional<List<Spot>> items = spot.items(1, MOST_STEPS);
        if (items.isEmpty()) {
            return Optional.empty();
        }
        List<StepKind> steps = new ArrayList<>();
        List<String> words = StepKind.words();
        for (Spot item : items.get()) {
            Optional<StepKind> step =
                    item.oneOf(
                                    words,
                                    "must be one of: " + String.join(", ", words),
                                    () -> "use one of these")
                            .map(word -> StepKind.valueOf(word.toUpperCase(Locale.ROOT)));
            step.ifPresent(kind -> {
                checkPlace(item, kind, steps);
                steps.add(kind);
            });
        }
        return Optional.of(steps);
    }

    private static void checkPlace(Spot item, StepKind kind, List<StepKind> before) {
        if (!kind.repeatable() && before.contains(kind)) {
            item.refuse("may stand on a journey once only", "remove the second one");
        }
        for (StepKind needed : kind.needs()) {
            if (!before.contains(needed)) {
                item.refuse(
                        "needs " + needed.word() + " before it",
                        "put " + needed.word() + " before " + kind.word());
            }
        }
    }

    private static Optional<String> id(Spot spot) {
        return spot.matching(
                ID,
                "must be 1 to 40 characters of a-z, 0-9 and \"-\"",
                "use a short name such as \"launch-day\"");
    }

    private static Optional<String> title(Spot spot) {
        Optional<String> text = spot.scalar();
        boolean wrong =
                text.isPresent() && (text.get().isBlank() || text.get().length() > MOST_TITLE);
        return wrong
                ? spot.refuse(
                        "must be a text of 1 to " + MOST_TITLE + " characters",
                        "write a text of that length")
                : text;
    }

    private static Optional<Boolean> yesOrNo(Spot spot) {
        return spot.oneOf(
                        List.of("true", "false"),
                        "must be true or false",
                        () -> "write true or false")
                .map(Boolean::valueOf);
    }

    private static Function<Spot, Optional<Long>> whole(long least, long most) {
        return spot ->
                number(spot, BigDecimal.valueOf(least), BigDecimal.valueOf(most), true)
                        .map(BigDecimal::longValueExact);
    }

    private static Function<Spot, Optional<Double>> number(double least, double most) {
        return spot ->
                number(spot, BigDecimal.valueOf(least), BigDecimal.valueOf(most), false)
                        .map(BigDecimal::doubleValue);
    }

    private static Optional<BigDecimal> number(
            Spot spot, BigDecimal least, BigDecimal most, boolean whole) {
        Optional<String> text = spot.scalar();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String rule =
                "must be a "
                        + (whole ? "whole number" : "number")
                        + " from "
                        + plain(least)
                        + " to "
                        + plain(most);
        if (!NUMBER.matcher(text.get()).matches()) {
            return spot.refuse(rule, "write digits, with a point before decimals");
        }
        BigDecimal number = new BigDecimal(text.get());
        boolean fits =
                number.compareTo(least) >= 0
                        && number.compareTo(most) <= 0
                        && (!whole || number.stripTrailingZeros().scale() <= 0);
        return fits ? Optional.of(number) : spot.refuse(rule, "write a number in that range");
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
