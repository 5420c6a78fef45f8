package io.hongbao.assistant.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.assistant.Language;
import io.hongbao.assistant.event.EventFacts;
import io.hongbao.assistant.pack.Pack.Example;
import io.hongbao.assistant.pack.Persona.Condition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/** The packs in the jar are whole, in both languages. */
class ShippedPacksTest {
    private static final Path FOLDER = Path.of("src/main/resources/packs");
    static final List<String> SHIPPED = PackFolder.SHIPPED;

    @Test
    void everyFolderInTheJarIsOneThatIsNamed() throws IOException {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            assertThat(folders.map(folder -> String.valueOf(folder.getFileName())))
                    .containsExactlyInAnyOrderElementsOf(PackFolder.SHIPPED);
        }
    }

    @ParameterizedTest
    @FieldSource("SHIPPED")
    void aPackIsTheSameFromTheJarAndFromAnOperatorsFolder(String id) {
        assertThat(PackFolder.read(FOLDER.resolve(id)))
                .isEqualTo(new PackFolder.Valid(PackFolder.shipped(id)));
    }

    @ParameterizedTest
    @FieldSource("SHIPPED")
    void bothLanguagesSayTheConditionAndGreetAndHaveSmallTalk(String id) {
        Pack pack = PackFolder.shipped(id);
        for (Language language : Language.values()) {
            Persona persona = pack.persona(language);
            assertThat(Language.of(persona.greeting())).isEqualTo(language);
            assertThat(Language.of(persona.character())).isEqualTo(language);
            for (Condition condition : Condition.values()) {
                String said = persona.condition(condition, "12:34");
                assertThat(said).contains("12:34").doesNotContain("{");
                assertThat(Language.of(said)).isEqualTo(language);
            }
            assertThat(persona.smallTalk())
                    .hasSizeGreaterThanOrEqualTo(5)
                    .allSatisfy(talk -> assertThat(Language.of(talk.answer())).isEqualTo(language));
        }
    }

    @ParameterizedTest
    @FieldSource("SHIPPED")
    void everyToolIsShownByAnExampleInBothLanguages(String id) {
        Pack pack = PackFolder.shipped(id);
        for (Language language : Language.values()) {
            assertThat(
                            pack.examples().stream()
                                    .filter(example -> example.language() == language)
                                    .filter(Example.Calls.class::isInstance)
                                    .map(example -> ((Example.Calls) example).tool()))
                    .containsAll(pack.toolNames());
        }
    }

    @Test
    void theCampaignsPackHasAllToolsAndNoFactsOfItsOwn() {
        Pack pack = PackFolder.shipped("campaign");
        assertThat(pack.toolNames())
                .containsExactly(
                        "accept_invite",
                        "cancel_order",
                        "claim_envelope",
                        "confirm_order",
                        "event_facts",
                        "find_invite",
                        "invite",
                        "make_quote",
                        "order_status",
                        "search_menu",
                        "wallet");
        assertThat(pack.event()).isEmpty();
    }

    @Test
    void theWinterGamesPackAnswersFromFactsOnly() {
        Pack pack = PackFolder.shipped("winter-games-2026");
        assertThat(pack.toolNames()).containsExactly("event_facts");
        assertThat(pack.event()).isPresent();
    }

    @Test
    void allMedalEventsAreThereDayByDay() {
        EventFacts facts = PackFolder.shipped("winter-games-2026").event().orElseThrow();
        Map<Integer, Integer> byDay = new TreeMap<>();
        facts.medalEvents()
                .forEach(event ->
                        byDay.merge(event.planned().on().getDayOfMonth(), 1, Integer::sum));
        assertThat(byDay)
                .isEqualTo(
                        Map.ofEntries(
                                Map.entry(7, 5),
                                Map.entry(8, 8),
                                Map.entry(9, 5),
                                Map.entry(10, 9),
                                Map.entry(11, 8),
                                Map.entry(12, 9),
                                Map.entry(13, 7),
                                Map.entry(14, 8),
                                Map.entry(15, 9),
                                Map.entry(16, 6),
                                Map.entry(17, 7),
                                Map.entry(18, 8),
                                Map.entry(19, 7),
                                Map.entry(20, 6),
                                Map.entry(21, 10),
                                Map.entry(22, 4)));
        assertThat(facts.medalEvents()).hasSize(116);
        assertThat(facts.games().medalEvents()).isEqualTo(116);
        assertThat(facts.incompleteDays()).isEmpty();
        assertThat(facts.medalEvents())
                .allSatisfy(event ->
                        assertThat(event.planned().on())
                                .isBetween(LocalDate.of(2026, 2, 7), LocalDate.of(2026, 2, 22)));
    }

    @Test
    void theDisciplinesHaveAsManyMedalEventsAsTheOrganiserSays() {
        EventFacts facts = PackFolder.shipped("winter-games-2026").event().orElseThrow();
        Map<String, Integer> byDiscipline = new TreeMap<>();
        facts.medalEvents()
                .forEach(event -> byDiscipline.merge(event.discipline(), 1, Integer::sum));
        assertThat(byDiscipline)
                .isEqualTo(
                        Map.ofEntries(
                                Map.entry("alpine-skiing", 10),
                                Map.entry("biathlon", 11),
                                Map.entry("bobsleigh", 4),
                                Map.entry("cross-country", 12),
                                Map.entry("curling", 3),
                                Map.entry("figure-skating", 5),
                                Map.entry("freestyle", 15),
                                Map.entry("ice-hockey", 2),
                                Map.entry("luge", 5),
                                Map.entry("nordic-combined", 3),
                                Map.entry("short-track", 9),
                                Map.entry("skeleton", 3),
                                Map.entry("ski-jumping", 6),
                                Map.entry("ski-mountaineering", 3),
                                Map.entry("snowboard", 11),
                                Map.entry("speed-skating", 14)));
        assertThat(facts.sports()).hasSize(8);
        assertThat(facts.disciplines()).hasSize(16);
    }

    /** Of one contest there is one for men, one for women or one mixed, never two of a kind. */
    @Test
    void noMedalEventIsThereTwice() {
        EventFacts facts = PackFolder.shipped("winter-games-2026").event().orElseThrow();
        assertThat(
                        facts.medalEvents().stream()
                                .map(event -> event.discipline() + event.contest() + event.who()))
                .doesNotHaveDuplicates();
    }

    @Test
    void everySourceIsUsed() throws IOException {
        EventFacts facts = PackFolder.shipped("winter-games-2026").event().orElseThrow();
        String file = Files.readString(FOLDER.resolve("winter-games-2026/facts.yaml"));
        assertThat(facts.sources())
                .isNotEmpty()
                .allSatisfy(source ->
                        assertThat(file)
                                .containsPattern("ources: \\[[^\\]]*\\b" + source.id() + "\\b"));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void namesShownUseNoProtectedMark(Language language) {
        for (String id : PackFolder.SHIPPED) {
            Pack pack = PackFolder.shipped(id);
            assertThat(ProtectedMarks.in(pack.names().in(language))).isEmpty();
            assertThat(ProtectedMarks.in(PackPrompt.of(pack, language))).isEmpty();
        }
    }
}
