package io.hongbao.server.overload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DegradeLevelsTest {

    private static final DegradeLevel BROWSE = DegradeLevel.BROWSE_CACHED;
    private static final DegradeLevel ASSISTANT = DegradeLevel.ASSISTANT_OFFLINE;
    private static final DegradeLevel INVITES = DegradeLevel.INVITES_DEFERRED;
    private static final DegradeLevel TICKET_FIRST = DegradeLevel.CLAIMS_TICKET_FIRST;

    private final DegradeLevels levels = new DegradeLevels();
    private long seconds;

    /** Looks once a second. */
    private List<DegradeLevels.Standing> look(int usedPercent, int forSeconds) {
        List<DegradeLevels.Standing> changed = new ArrayList<>();
        for (int i = 0; i < forSeconds; i++) {
            changed.addAll(
                    levels.look(usedPercent, TimeUnit.SECONDS.toNanos(seconds), seconds * 1_000));
            seconds++;
        }
        return changed;
    }

    @Test
    void aPressureThatLastsEngagesLevelByLevelAndRoomThatLastsLongerLetsThemGo() {
        assertThat(look(70, 5)).isEmpty();
        assertThat(look(70, 1))
                .singleElement()
                .isEqualTo(
                        new DegradeLevels.Standing(
                                BROWSE,
                                true,
                                DegradeLevels.Word.AUTO,
                                DegradeLevels.ITSELF,
                                "70 % of the limit is used",
                                5_000));
        assertThat(levels.isEngaged(BROWSE)).isTrue();
        assertThat(levels.isEngaged(ASSISTANT)).isFalse();
        assertThat(look(84, 6))
                .extracting(DegradeLevels.Standing::level)
                .containsExactly(ASSISTANT);
        assertThat(levels.isEngaged(ASSISTANT)).isTrue();
        assertThat(levels.isEngaged(INVITES)).isFalse();
        assertThat(look(35, 30)).isEmpty();
        assertThat(look(35, 1))
                .extracting(DegradeLevels.Standing::level)
                .containsExactly(ASSISTANT);
        assertThat(look(30, 30)).isEmpty();
        assertThat(look(30, 1)).extracting(DegradeLevels.Standing::engaged).containsExactly(false);
        assertThat(levels.isEngaged(BROWSE)).isFalse();
    }

    @Test
    void aSpikeEngagesNothingAndAGapLetsNothingGo() {
        look(100, 5);
        look(59, 1);
        assertThat(look(100, 5)).isEmpty();
        assertThat(look(100, 1)).hasSize(3);
        look(0, 29);
        assertThat(look(31, 1)).isEmpty();
        assertThat(look(0, 30))
                .extracting(DegradeLevels.Standing::level)
                .containsExactly(ASSISTANT, INVITES);
    }

    @Test
    void anOperatorsWordHoldsWhateverThePressure() {
        levels.say(BROWSE, DegradeLevels.Word.ON, "wang.fang", "the shops are slow", 7);
        levels.say(ASSISTANT, DegradeLevels.Word.OFF, "wang.fang", "it must talk", 8);
        levels.say(INVITES, DegradeLevels.Word.OFF, "li.wei", "they must come", 9);
        assertThat(look(0, 60)).isEmpty();
        assertThat(levels.isEngaged(BROWSE)).isTrue();
        assertThat(look(100, 60)).isEmpty();
        assertThat(levels.isEngaged(ASSISTANT)).isFalse();
        assertThat(levels.standings())
                .containsExactly(
                        new DegradeLevels.Standing(
                                BROWSE,
                                true,
                                DegradeLevels.Word.ON,
                                "wang.fang",
                                "the shops are slow",
                                7),
                        new DegradeLevels.Standing(
                                ASSISTANT,
                                false,
                                DegradeLevels.Word.OFF,
                                "wang.fang",
                                "it must talk",
                                8),
                        new DegradeLevels.Standing(
                                INVITES,
                                false,
                                DegradeLevels.Word.OFF,
                                "li.wei",
                                "they must come",
                                9),
                        new DegradeLevels.Standing(
                                TICKET_FIRST,
                                false,
                                DegradeLevels.Word.AUTO,
                                DegradeLevels.ITSELF,
                                "",
                                0));
    }

    @Test
    void claimsAreTicketsFirstByAnOperatorsWordOnlyUntilThereIsRoom() {
        look(1_000, 60);
        assertThat(levels.isEngaged(TICKET_FIRST)).isFalse();
        levels.say(TICKET_FIRST, DegradeLevels.Word.ON, "a", "r", 1);
        levels.say(TICKET_FIRST, DegradeLevels.Word.AUTO, "a", "r", 2);
        look(60, 60);
        assertThat(levels.isEngaged(TICKET_FIRST)).isTrue();
        look(50, 31);
        assertThat(levels.isEngaged(TICKET_FIRST)).isFalse();
    }

    @Test
    void invitesArePutOffBeforeClaimsAreRefusedAndComeBackWhenThereIsRoom() {
        assertThat(INVITES.engagesAtPercent()).isLessThan(ShedClass.CLAIM.sharePercent());
        assertThat(look(85, 6)).extracting(DegradeLevels.Standing::level).contains(INVITES);
        assertThat(look(46, 60)).isEmpty();
        assertThat(look(45, 31)).extracting(DegradeLevels.Standing::level).containsExactly(INVITES);
    }

    @Test
    void leftToItselfALevelThatIsEngagedStaysUntilThereIsRoom() {
        levels.say(BROWSE, DegradeLevels.Word.ON, "a", "r", 1);
        levels.say(BROWSE, DegradeLevels.Word.AUTO, "a", "r", 2);
        assertThat(levels.isEngaged(BROWSE)).isTrue();
        assertThat(look(0, 31)).hasSize(1);
        assertThat(levels.isEngaged(BROWSE)).isFalse();
    }
}
