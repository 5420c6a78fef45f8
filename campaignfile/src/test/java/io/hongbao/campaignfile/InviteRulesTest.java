package io.hongbao.campaignfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.campaign.InviteRules;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of the block {@code invites}. */
class InviteRulesTest {

    private static final String GOOD =
            Example.GOOD.replace("earnedBy: [claim once]", "earnedBy: [claim once, invite]")
                    + "  - id: q\n    names: {zh: 奖, en: Prize}\n"
                    + "    card: {amount: 1.00, count: 10}\n"
                    + "    earnedBy: [order]\n    validity: {days: 30}\n";

    /**
     * A block, and what is wrong with it.
     *
     * @param block what follows {@code invites: }
     * @param problems with their fields, without line and fix
     */
    record Case(String block, List<String> problems) {}

    private static Case bad(String block, String... problems) {
        return new Case(block, List.of(problems));
    }

    static Stream<Case> cases() {
        String nothing = "must give somebody something";
        return Stream.of(
                bad("{most: 20}", "invites: " + nothing),
                bad("{rewards: {}, most: 20}", "invites: " + nothing),
                bad("{rewards: {friend: p}}", "invites.most: is missing"),
                bad(
                        "{rewards: {friend: p}, most: 0}",
                        "invites.most: must be a whole number from 1 to 1000"),
                bad(
                        "{rewards: {friend: p}, most: 1001}",
                        "invites.most: must be a whole number from 1 to 1000"),
                bad(
                        "{rewards: {friend: x}, most: 1}",
                        "invites.rewards.friend: must name a prize, but no prize is called \"x\""),
                bad(
                        "{rewards: {inviter: q}, most: 1}",
                        "invites.rewards.inviter: must name a prize that is earned by an invite"),
                bad(
                        "{rewards: {friend: p}, most: 3, draw: {every: 3}}",
                        "invites.draw.prize: is missing"),
                bad(
                        "{rewards: {friend: p}, most: 3, draw: {prize: p}}",
                        "invites.draw.every: is missing"),
                bad("{most: 3, later: [{day: 7}]}", "invites.later[0]: " + nothing),
                bad(
                        "{most: 3, later: [{day: 7, friend: p}, {day: 7, friend: p}]}",
                        "invites.later[1].day: must be after the day of the one before it"),
                bad(
                        "{most: 3, later: [{day: 366, friend: p}]}",
                        "invites.later[0].day: must be a whole number from 1 to 365"),
                bad(
                        "{rewards: {friend: p}, most: 3, validityDays: 0}",
                        "invites.validityDays: must be a whole number from 1 to 3650"),
                bad(
                        "{rewards: {friend: p}, most: 3, friends: old}",
                        "invites.friends: must be one of: all, new"),
                bad("{rewards: {friend: p}, most: 3, price: 1}", "invites.price: is not a field"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyMistakeIsNamed(Case one) {
        List<String> found =
                switch (CampaignFile.read("f", GOOD + "invites: " + one.block() + "\n")) {
                    case CampaignFile.Valid _ -> List.of();
                    case CampaignFile.Invalid invalid ->
                            invalid.problems().stream()
                                    .map(problem ->
                                            problem.toString().replaceFirst("^f:[0-9:]+ ", ""))
                                    .toList();
                };
        assertThat(found).as(one.block()).hasSameSizeAs(one.problems());
        for (int i = 0; i < found.size(); i++) {
            assertThat(found.get(i)).startsWith(one.problems().get(i));
        }
    }

    @Test
    void aPrizeThatNotEverybodyMayHaveIsNotGivenForAnInvite() {
        String limited =
                GOOD.replace(
                        "earnedBy: [claim once, invite]",
                        "earnedBy: [claim once, invite]\n    eligibility: {audience: new}");
        assertThat(problems(limited + "invites: {rewards: {friend: p}, most: 1}\n"))
                .singleElement()
                .satisfies(one ->
                        assertThat(one)
                                .contains("invites.rewards.friend: must name a prize without"));
    }

    @Test
    void aPrizeThatNoWaveHasIsNotGivenForAnInvite() {
        String unused = GOOD.replace("earnedBy: [order]", "earnedBy: [invite]");
        assertThat(problems(unused + "invites: {rewards: {friend: q}, most: 1}\n"))
                .singleElement()
                .satisfies(one -> assertThat(one).contains("names a prize that no wave has"));
    }

    private static List<String> problems(String content) {
        return CampaignFile.read("f", content) instanceof CampaignFile.Invalid invalid
                ? invalid.problems().stream().map(Object::toString).toList()
                : List.of();
    }

    @Test
    void everythingThatIsWrittenIsRead() {
        String block =
                "invites: {rewards: {inviter: p, friend: p}, most: 20, draw: {every: 3, prize: p},"
                        + " later: [{day: 7, friend: p}, {day: 30, inviter: p, friend: p}],"
                        + " validityDays: 14, friends: new}\n";
        assertThat(rules(block))
                .isEqualTo(
                        new InviteRules(
                                new InviteRules.Sides("p", "p"),
                                20,
                                new InviteRules.Draw(3, "p"),
                                List.of(
                                        new InviteRules.Later(7, new InviteRules.Sides("", "p")),
                                        new InviteRules.Later(30, new InviteRules.Sides("p", "p"))),
                                14,
                                true));
        assertThat(rules("")).isEqualTo(InviteRules.NONE);
        assertThat(rules("invites: {rewards: {friend: p}, most: 1}\n"))
                .isEqualTo(
                        new InviteRules(
                                new InviteRules.Sides("", "p"),
                                1,
                                InviteRules.Draw.NONE,
                                List.of(),
                                InviteRules.UNTIL_THE_END,
                                false));
    }

    private static InviteRules rules(String block) {
        return CampaignFile.read("f", GOOD + block) instanceof CampaignFile.Valid valid
                ? valid.draft().withoutSecrets().invites()
                : InviteRules.NONE;
    }
}
