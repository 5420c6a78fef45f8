package io.hongbao.core.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.campaign.TermsChange.Effect;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What may change of a published campaign's invites: how many count, upwards, and nothing else. */
class InviteChangesTest {

    private static final InviteRules.Sides BOTH = new InviteRules.Sides("card25", "card25");
    private static final InviteRules BEFORE = rules(BOTH, 20, 3, 7, 0, false);

    private static InviteRules rules(
            InviteRules.Sides sides, int most, int every, int day, int days, boolean newFriends) {
        return new InviteRules(
                sides,
                most,
                new InviteRules.Draw(every, "card25"),
                List.of(new InviteRules.Later(day, BOTH)),
                days,
                newFriends);
    }

    @Test
    void moreMayCount() {
        assertThat(changes(BEFORE, rules(BOTH, 30, 3, 7, 0, false)))
                .containsExactly(
                        new TermsChange(
                                "invites.most",
                                "20",
                                "30",
                                Effect.SAFE,
                                "counts for what is accepted from now on"));
    }

    @Test
    void nothingElseMayChange() {
        InviteRules.Sides onlyFriend = new InviteRules.Sides("", "card25");
        assertUnsafe("invites.most", rules(BOTH, 19, 3, 7, 0, false));
        assertUnsafe("invites.rewards.inviter", rules(onlyFriend, 20, 3, 7, 0, false));
        assertUnsafe("invites.draw", rules(BOTH, 20, 4, 7, 0, false));
        assertUnsafe("invites.later", rules(BOTH, 20, 3, 8, 0, false));
        assertUnsafe("invites.validityDays", rules(BOTH, 20, 3, 7, 5, false));
        assertUnsafe("invites.friends", rules(BOTH, 20, 3, 7, 0, true));
        assertUnsafe("invites", InviteRules.NONE);
        assertThat(changes(InviteRules.NONE, BEFORE))
                .singleElement()
                .satisfies(one -> assertThat(one.effect()).isEqualTo(Effect.UNSAFE));
    }

    private static void assertUnsafe(String field, InviteRules after) {
        assertThat(changes(BEFORE, after))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.field()).isEqualTo(field);
                    assertThat(one.effect()).isEqualTo(Effect.UNSAFE);
                });
    }

    private static List<TermsChange> changes(InviteRules before, InviteRules after) {
        return TermsChanges.between(
                Changed.with().invites(before).done(), Changed.with().invites(after).done(), false);
    }
}
