package io.hongbao.share;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Chooses the words that invites are spoken with from the candidates beside the tests, so that no
 * two can be mistaken for each other. Run its {@code main} in the module's folder after changing
 * candidates or rules, and never once invites have been spoken: the words' order is what they mean.
 */
final class WordLists {
    private static final Path RESOURCES = Path.of("src/main/resources/io/hongbao/share");

    private static final String CHINESE_NOTE =
            """
            # The words that invites are spoken with in Chinese, with their pinyin. Their order is what they mean: never change it.
            # Chosen by WordLists (in the tests) from words written for this project; see docs/sharing.md.
            """;
    private static final String ENGLISH_NOTE =
            """
            # The words that invites are spoken with in English. Their order is what they mean: never change it.
            # Chosen by WordLists (in the tests) from EFF's short word list 2, Electronic Frontier Foundation, 2016,
            # https://www.eff.org/dice, licensed under CC BY 3.0 US; see docs/sharing.md.
            """;

    /** Brands, and words that nobody wants to say to a friend. */
    private static final Set<String> UNFRIENDLY =
            Set.of(
                    """
                    affidavit aggressor arsonist asbestos asocial bogusness buddhist cadillac
                    dagger dastardly democrat deranged droppings dwarfism dyslexia ecstasy
                    egomaniac epidemic eskimo esophagus estrogen eulogy exorcist explode femur
                    gutless handgun ibuprofen idiocy imbecile immigrant ipad itunes jailhouse
                    jaundice jealous jezebel jockstrap junkyard juvenile kamikaze kleenex
                    knickers laxative lazybones leukemia lewdness luridness malformed massager
                    mortuary muckiness mugshot myspace nastiness nefarious nemesis nicotine
                    nintendo nuclear obituary obnoxious opium pantyhose pesticide pneumonia
                    poison revolver sabotage sedative slapping suffocate syringes tarantula
                    thwarting uranium urologist vagrancy vaseline velcro vigilante virus vixen
                    wifeless wikipedia womb wound wreckage xerox yiddish yuppie
                    """
                            .strip()
                            .split("\\s+"));

    private WordLists() {}

    public static void main(String[] args) throws IOException {
        write("words-zh.tsv", CHINESE_NOTE, chinese());
        write("words-en.txt", ENGLISH_NOTE, english());
    }

    private static void write(String file, String note, List<String> lines) throws IOException {
        Files.writeString(RESOURCES.resolve(file), note + String.join("\n", lines) + "\n");
    }

    /** The first 1,024 whose sound none before them has. */
    static List<String> chinese() {
        Set<String> sounds = new HashSet<>();
        return Shipped.lines("candidates-zh.tsv").stream()
                .filter(line -> sounds.add(Pinyin.sound(line.substring(line.indexOf('\t') + 1))))
                .limit(WordList.SIZE)
                .toList();
    }

    /**
     * The shortest 1,024, by the alphabet, whose sound none before them has, which differ from all
     * others in their first three letters and in two letters at least.
     */
    static List<String> english() {
        Set<String> sounds = new HashSet<>();
        Set<String> beginnings = new HashSet<>();
        List<String> chosen = new ArrayList<>();
        Shipped.lines("candidates-en.txt").stream()
                .filter(word -> word.matches("[a-z]{3,}") && !UNFRIENDLY.contains(word))
                .sorted(Comparator.comparingInt(String::length))
                .filter(word -> sounds.add(EnglishSound.of(word)))
                .filter(word -> beginnings.add(word.substring(0, 3)))
                .filter(word -> chosen.stream().allMatch(other -> distance(word, other) >= 2))
                .limit(WordList.SIZE)
                .forEach(chosen::add);
        return List.copyOf(new TreeSet<>(chosen));
    }

    /** How many letters must be inserted, removed or replaced. */
    static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[right.length()];
    }
}
