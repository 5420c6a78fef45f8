package io.hongbao.assistant.interpret;

import io.hongbao.assistant.interpret.LexiconFiles.Row;
import io.hongbao.assistant.interpret.MenuWords.Family;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * All words that the interpreter knows: those that ship with it, for both languages, and the names
 * on a menu. Immutable once built. Building one reads the word files and takes some hundred
 * milliseconds: build it once.
 */
public final class Lexicon {
    private static final int SHORTEST_BY_SOUND = 3;
    private static final int SHORTEST_WITH_WRONG_CHARACTER = 4;

    private static final int SHORTEST_ASKED = 6;

    private static final List<String> POSSESSIVES = List.of("my ", "the ", "a ", "我");

    /** Names and wishes: what misspelt English words may mean. */
    private static final Set<Kind> OFTEN_MISSPELT =
            EnumSet.of(
                    Kind.ITEM,
                    Kind.GENERIC,
                    Kind.TOPPING,
                    Kind.SIZE,
                    Kind.SUGAR,
                    Kind.ICE,
                    Kind.SWEET_WORD,
                    Kind.VOUCHER,
                    Kind.PLACE,
                    Kind.SEAT,
                    Kind.TRAIN_WORD,
                    Kind.TICKET_WORD,
                    Kind.DAY,
                    Kind.WEEKDAY,
                    Kind.MONTH);

    private static final Set<String> OFTEN_MISSPELT_CUES =
            Set.of(
                    "cancel",
                    "order-noun",
                    "wallet-word",
                    "expire",
                    "menu-word",
                    "invite",
                    "progress");

    private final Trie words = new Trie();
    private final Trie sounds = new Trie();
    private final List<LongName> longNames = new ArrayList<>();
    private final char[] simplified = new char[Character.MAX_VALUE + 1];
    private final char[] soundOf = new char[Character.MAX_VALUE + 1];
    private final Spelling spelling = new Spelling();
    private final Set<String> commonWords;
    private final IntentRules rules;
    private final Likeness likeness;
    private final Map<String, Family> families = new HashMap<>();
    private final Map<Long, String> prizes = new HashMap<>();
    private final Map<Integer, LocalDate> lunarNewYears = new HashMap<>();

    /** A name that is long enough for one of its characters to be wrong. */
    record LongName(String sounds, Word word) {}

    private Lexicon(LexiconFiles files, List<MenuWords> menu, List<PrizeWords> cards) {
        rules = new IntentRules(files.rules());
        commonWords = Set.copyOf(files.wordsOf("english", "words"));
        readCharacters(files);
        for (MenuWords item : menu) {
            families.put(item.id(), item.family());
        }
        for (PrizeWords card : cards) {
            prizes.putIfAbsent(card.amountMinor(), card.id());
        }
        Map<String, Family> sample = sampleFamilies(files);
        List<Row> rows = files.words();
        for (Row row : rows) {
            addRow(row, sample);
        }
        for (MenuWords item : menu) {
            for (String name : item.names()) {
                addPhrase(PlainText.of(name, simplified), Word.of(Kind.ITEM, item.id()));
            }
        }
        addDaysOfWeeks(rows);
        addInherited(rows);
        for (String word : commonWords) {
            spelling.know(word);
        }
        words.replaceWords(word -> word.with(rules.facts(word)));
        Map<String, List<String>> examples = files.examples();
        examples.replaceAll((_, texts) -> texts.stream().map(this::plain).toList());
        likeness = new Likeness(examples);
        for (String day : files.texts("days", "lunar-new-year")) {
            LocalDate first = LocalDate.parse(day);
            lunarNewYears.put(first.getYear(), first);
        }
    }

    /** The words for the sample menu and its card of 25 yuan. */
    public static Lexicon standard() {
        List<MenuWords> menu = new ArrayList<>();
        LexiconFiles files = new LexiconFiles();
        sampleFamilies(files)
                .forEach((id, family) -> menu.add(new MenuWords(id, family, List.of())));
        return new Lexicon(files, menu, List.of(new PrizeWords("card25", 2_500)));
    }

    /**
     * The words for a menu.
     *
     * @param menu what can be ordered; the shipped synonyms of an id apply when the menu has it
     * @param cards the cards that can be named by their value
     */
    public static Lexicon of(List<MenuWords> menu, List<PrizeWords> cards) {
        return new Lexicon(new LexiconFiles(), List.copyOf(menu), List.copyOf(cards));
    }

    /** Whether an English word is so common that it names no thing. */
    boolean isCommon(String word) {
        return commonWords.contains(word);
    }

    Trie words() {
        return words;
    }

    Trie sounds() {
        return sounds;
    }

    List<LongName> longNames() {
        return longNames;
    }

    char soundOf(char c) {
        return soundOf[c] == 0 ? c : soundOf[c];
    }

    Likeness likeness() {
        return likeness;
    }

    IntentRules rules() {
        return rules;
    }

    Map<Integer, LocalDate> lunarNewYears() {
        return lunarNewYears;
    }

    Map<Long, String> prizes() {
        return prizes;
    }

    Family family(String item) {
        return families.getOrDefault(item, Family.DRINK);
    }

    /** The utterance in the form that the words have, misspelt English words mended. */
    String plain(String utterance) {
        return spelling.mend(PlainText.of(utterance, simplified));
    }

    private static Map<String, Family> sampleFamilies(LexiconFiles files) {
        Map<String, Family> families = new HashMap<>();
        files.textsByName("goods", "family")
                .forEach((family, ids) ->
                        ids.forEach(id ->
                                families.put(id, Family.valueOf(family.toUpperCase(Locale.ROOT)))));
        return families;
    }

    private void readCharacters(LexiconFiles files) {
        for (String line : files.texts("traditional", "pairs")) {
            for (int i = 0; i + 1 < line.length(); i += 2) {
                simplified[line.charAt(i)] = line.charAt(i + 1);
            }
        }
        for (String group : files.texts("sounds", "groups")) {
            for (int i = 0; i < group.length(); i++) {
                soundOf[group.charAt(i)] = group.charAt(0);
            }
        }
    }

    private void addRow(Row row, Map<String, Family> sample) {
        String phrase = PlainText.of(row.phrase(), simplified);
        if (row.kind() == Kind.CUE) {
            addPhrase(phrase, Word.cue(row.value()));
        } else if (row.kind() == Kind.ITEM && !families.containsKey(row.value())) {
            boolean drink = sample.get(row.value()) == Family.DRINK;
            addPhrase(phrase, Word.of(Kind.OTHER, drink ? "drink" : "food"));
        } else {
            addPhrase(phrase, Word.of(row.kind(), row.value()));
        }
    }

    private void addPhrase(String phrase, Word word) {
        if (phrase.isEmpty()) {
            return;
        }
        words.add(phrase, word);
        boolean named = !Collections.disjoint(word.roles().keySet(), OFTEN_MISSPELT);
        boolean asked = !Collections.disjoint(word.cues(), OFTEN_MISSPELT_CUES);
        for (String part : phrase.split("[^a-z]+", -1)) {
            if (named || (asked && part.length() >= SHORTEST_ASKED)) {
                spelling.know(part);
                spelling.mean(part);
            } else {
                spelling.know(part);
            }
        }
        boolean name =
                word.roles().containsKey(Kind.ITEM) || word.roles().containsKey(Kind.TOPPING);
        if (name && phrase.length() >= SHORTEST_BY_SOUND && isChinese(phrase)) {
            String sound = soundsOf(phrase);
            if (sounds.find(sound).isEmpty()) {
                sounds.add(sound, word.with(rules.facts(word)));
            }
            if (phrase.length() >= SHORTEST_WITH_WRONG_CHARACTER) {
                longNames.add(new LongName(sound, word.with(rules.facts(word))));
            }
        }
    }

    /** "下周" + "周六" is written "下周六". */
    private void addDaysOfWeeks(List<Row> rows) {
        List<Row> days = chinese(rows, Kind.WEEKDAY);
        for (Row week : chinese(rows, Kind.WEEK)) {
            for (Row day : days) {
                Word both =
                        Word.of(Kind.WEEK, week.value()).and(Word.of(Kind.WEEKDAY, day.value()));
                words.add(week.phrase() + day.phrase(), both);
            }
        }
    }

    private static List<Row> chinese(List<Row> rows, Kind kind) {
        return rows.stream().filter(row -> row.kind() == kind && isChinese(row.phrase())).toList();
    }

    /** What longer phrases have of shorter ones. */
    private void addInherited(List<Row> rows) {
        List<String> phrases =
                rows.stream().map(row -> PlainText.of(row.phrase(), simplified)).toList();
        phrases.forEach(this::addPlural);
        phrases.forEach(this::addPossession);
        phrases.forEach(this::addVoucher);
    }

    /** A plural that is listed for one meaning has the others of its singular too. */
    private void addPlural(String phrase) {
        if (phrase.endsWith("s")) {
            words.find(phrase.substring(0, phrase.length() - 1))
                    .filter(word -> !word.roles().containsKey(Kind.STOP))
                    .ifPresent(singular -> words.add(phrase, singular));
        }
    }

    /** "my friends" hints at what "friends" does. */
    private void addPossession(String phrase) {
        for (String before : POSSESSIVES) {
            if (phrase.startsWith(before) && isHint(phrase)) {
                words.find(phrase.substring(before.length()))
                        .ifPresent(rest -> words.add(phrase, rest.onlyCues()));
            }
        }
    }

    /** "my vouchers" and "领优惠券" name a voucher. */
    private void addVoucher(String phrase) {
        if (!isHint(phrase)) {
            return;
        }
        for (int i = 1; i < phrase.length(); i++) {
            boolean begins = isChinese(phrase.charAt(i)) || phrase.charAt(i - 1) == ' ';
            if (begins && has(phrase.substring(i), Kind.VOUCHER)) {
                words.add(phrase, Word.of(Kind.VOUCHER, "best"));
                return;
            }
        }
    }

    private boolean has(String phrase, Kind role) {
        return words.find(phrase).map(word -> word.roles().containsKey(role)).orElse(false);
    }

    /** Whether a phrase has no role in the grammar. */
    private boolean isHint(String phrase) {
        return words.find(phrase)
                .map(word -> word.roles().keySet().equals(Set.of(Kind.CUE)))
                .orElse(false);
    }

    private String soundsOf(String phrase) {
        StringBuilder sound = new StringBuilder(phrase.length());
        for (int i = 0; i < phrase.length(); i++) {
            sound.append(soundOf(phrase.charAt(i)));
        }
        return sound.toString();
    }

    static boolean isChinese(char c) {
        return c >= '\u4e00' && c <= '\u9fff';
    }

    private static boolean isChinese(String text) {
        return text.chars().allMatch(c -> isChinese((char) c));
    }
}
