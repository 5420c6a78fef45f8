package io.hongbao.assistant.interpret;

import io.hongbao.assistant.interpret.Interpretation.Field;
import io.hongbao.assistant.interpret.Interpretation.Line;
import io.hongbao.assistant.interpret.Interpretation.Question;
import io.hongbao.assistant.interpret.Interpretation.Reason;
import io.hongbao.assistant.interpret.Interpretation.Trip;
import io.hongbao.assistant.interpret.MenuWords.Family;
import io.hongbao.assistant.interpret.Part.Name;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Understands what people say without a model: Chinese, English, or both in one sentence.
 *
 * <p>The text is normalised and cut into known words ({@link Tokeniser}); rules over those words
 * say what is wanted ({@link IntentRules}); a small grammar reads orders ({@link PartReader},
 * {@link Chunker}, {@link Basket}) and journeys ({@link TripReader}). What is missing, unknown or
 * contradictory is left out and asked for, never guessed. The words of both languages always apply,
 * so a language need not be said. Text is data: nothing in it changes how it is read.
 *
 * <p>What no rule knows is compared with examples ({@link Likeness}).
 *
 * <p>Immutable; any number of threads may use one. Only the first {@value #MAX_CHARS} chars of a
 * text are read, which bounds the time: some tens of microseconds for a sentence, some milliseconds
 * for the worst text. Never throws for any text.
 */
public final class Interpreter {
    /** How much of a text is read. */
    public static final int MAX_CHARS = PlainText.MAX_CHARS;

    private final Lexicon lexicon;

    public Interpreter(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /**
     * What {@code text} means.
     *
     * @param today the day that "tomorrow" is after, where the person is
     */
    public Interpretation interpret(String text, LocalDate today) {
        String plain = lexicon.plain(text);
        Sentence sentence = new Sentence(SplitWords.join(Tokeniser.read(plain, lexicon)));
        IntentRules.Verdict verdict = Circumstances.of(sentence, lexicon).verdict();
        String intent = verdict.sure() ? verdict.intent() : likely(plain, verdict.intent());
        return switch (intent) {
            case "basket", "order" -> order(sentence, today);
            case "train" -> train(sentence, today);
            case "menu" -> menu(sentence);
            default -> Interpretation.of(Intent.valueOf(intent.toUpperCase(Locale.ROOT)));
        };
    }

    /** What a text is clearly like, or else {@code guess}. Orders and journeys are for rules. */
    private String likely(String plain, String guess) {
        return lexicon.likeness()
                .of(plain)
                .filter(intent -> !intent.equals("order") && !intent.equals("train"))
                .orElse(guess);
    }

    private Interpretation train(Sentence sentence, LocalDate today) {
        VoucherReader.Choice voucher = VoucherReader.read(sentence, lexicon);
        List<DayReader.Mention> days = DayReader.read(sentence, lexicon.lunarNewYears(), today);
        TripReader.Read read = TripReader.read(sentence, lexicon, days, today);
        List<Question> questions = new ArrayList<>(voucher.questions());
        questions.addAll(read.questions());
        return new Interpretation(
                Intent.TRAIN, List.of(), voucher.value(), read.trip(), inOrder(questions));
    }

    private Interpretation menu(Sentence sentence) {
        Set<String> asked = new LinkedHashSet<>();
        for (int i = 0; i < sentence.size(); i++) {
            if (sentence.is(i, Kind.ITEM)) {
                asked.add(sentence.at(i).value(Kind.ITEM));
            }
        }
        List<Line> items = asked.stream().map(Line::of).toList();
        return new Interpretation(Intent.MENU, items, "", Trip.NONE, List.of());
    }

    private Interpretation order(Sentence sentence, LocalDate today) {
        VoucherReader.Choice voucher = VoucherReader.read(sentence, lexicon);
        DayReader.read(sentence, lexicon.lunarNewYears(), today);
        long family = hasShow(sentence) ? People.family(sentence) : Token.NO_NUMBER;
        long people = family == Token.NO_NUMBER ? People.in(sentence) : family;
        List<Chunk> chunks = Chunker.group(PartReader.read(sentence, lexicon));
        Basket basket = Basket.of(chunks, people);
        if (basket.isAllRefused() && sentence.hasHint("cancel-weak")) {
            return Interpretation.of(Intent.CANCEL);
        }
        List<Question> questions = new ArrayList<>(voucher.questions());
        List<Line> lines = new ArrayList<>();
        for (Entry entry : basket.entries()) {
            if (entry.thing().name() == Name.OTHER) {
                questions.add(new Question(Field.ITEM, Reason.UNKNOWN));
                continue;
            }
            Line line = entry.line((field, reason) -> questions.add(new Question(field, reason)));
            if (!line.isEmpty()) {
                lines.add(line);
            }
        }
        Intent intent = intent(basket.entries(), sentence);
        boolean nothing = basket.entries().isEmpty();
        if (nothing && intent == Intent.CINEMA) {
            lines.add(Line.of("movie-ticket"));
        } else if (nothing) {
            questions.add(new Question(Field.ITEM, Reason.MISSING));
        }
        return new Interpretation(intent, lines, voucher.value(), Trip.NONE, inOrder(questions));
    }

    private boolean hasShow(Sentence sentence) {
        for (int i = 0; i < sentence.size(); i++) {
            boolean show =
                    sentence.is(i, Kind.ITEM)
                            && lexicon.family(sentence.at(i).value(Kind.ITEM)) == Family.CINEMA;
            if (show) {
                return true;
            }
        }
        return false;
    }

    /** Drinks, with or without food, are an order; what was not named is a drink. */
    private Intent intent(List<Entry> entries, Sentence sentence) {
        boolean dining = false;
        for (Entry entry : entries) {
            Family family = entry.thing().family();
            if (family == Family.CINEMA) {
                return Intent.CINEMA;
            }
            if (family == Family.DRINK
                    && !(entry.thing().name() == Name.FAMILY
                            && sentence.hasHint("hungry")
                            && !sentence.has(Kind.GENERIC))) {
                return Intent.ORDER;
            }
            dining = true;
        }
        return dining || sentence.hasHint("hungry") ? Intent.DINING : Intent.ORDER;
    }

    private static List<Question> inOrder(List<Question> questions) {
        return questions.stream()
                .distinct()
                .sorted(Comparator.comparing(Question::field).thenComparing(Question::reason))
                .toList();
    }
}
