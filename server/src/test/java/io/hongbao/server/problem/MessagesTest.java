package io.hongbao.server.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.Refusal;
import io.hongbao.core.invite.InviteRefusal;
import io.hongbao.core.order.OrderEnd;
import io.hongbao.core.payout.PayoutState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessagesTest {

    /** What only reviewers come upon: problems of their routes. */
    private static final Set<InviteRefusal> REVIEWERS =
            Set.of(InviteRefusal.ACCEPTANCE_UNKNOWN, InviteRefusal.REVIEW_ENDED);

    /** What may have become of an invite. */
    private static final List<String> INVITE_KEYS =
            List.of(
                    "accepted",
                    "accepted_gift",
                    "accepted_both",
                    "accepted_owed",
                    "accepted_at_cap",
                    "accepted_in_vain",
                    "held",
                    "queued",
                    "deferred",
                    "own_held",
                    "own_owed",
                    "did_you_mean",
                    "forbidden");

    private static Set<String> allCodes() {
        Set<String> codes =
                Arrays.stream(ProblemCode.values())
                        .map(ProblemCode::code)
                        .collect(Collectors.toCollection(TreeSet::new));
        Arrays.stream(Refusal.values()).map(Messages::codeOf).forEach(codes::add);
        Arrays.stream(InviteRefusal.values())
                .filter(one -> !REVIEWERS.contains(one))
                .map(Messages::codeOf)
                .forEach(codes::add);
        INVITE_KEYS.forEach(key -> codes.add("invite." + key));
        codes.add("queued");
        for (PayoutState state : PayoutState.values()) {
            codes.add("payout." + state.name().toLowerCase(Locale.ROOT));
        }
        for (String key :
                List.of(
                        "not_needed",
                        "no_ticket",
                        "pre_queue",
                        "waiting",
                        "held",
                        "your_turn",
                        "page.title",
                        "page.place",
                        "page.ahead",
                        "page.turn",
                        "page.keep",
                        "page.ticket",
                        "page.this")) {
            codes.add("waiting_room." + key);
        }
        codes.add("payout.cancelled");
        orderCodes().forEach(code -> codes.add("order." + code));
        return codes;
    }

    /** What an order's code may be: a status that its person sees, or why it ended. */
    private static Set<String> orderCodes() {
        Set<String> codes =
                new TreeSet<>(Set.of("placed", "accepted", "making", "ready", "completed"));
        for (OrderEnd end : OrderEnd.values()) {
            if (end != OrderEnd.NONE) {
                codes.add(end.name().toLowerCase(Locale.ROOT));
                codes.add(end.state().name().toLowerCase(Locale.ROOT));
            }
        }
        return codes;
    }

    @ParameterizedTest
    @EnumSource
    void everyCodeHasAMessageInEveryLanguageAndNoMessageIsLeftOver(Language language) {
        assertThat(Messages.codes(language)).containsExactlyInAnyOrderElementsOf(allCodes());
        assertThat(allCodes())
                .allSatisfy(code -> assertThat(Messages.has(code, language)).isTrue());
    }

    @Test
    void messagesInChineseAreInChinese() {
        for (ProblemCode code : ProblemCode.values()) {
            assertThat(Messages.of(code, Language.ZH)).matches(".*[\\u4e00-\\u9fff].*");
            assertThat(Messages.of(code, Language.EN)).matches("[\\x20-\\x7e]+");
        }
    }

    @Test
    void theListOfCodesInTheDocsIsComplete() throws IOException {
        String doc = Files.readString(Path.of("../docs/problems.md"));
        for (ProblemCode code : ProblemCode.values()) {
            assertThat(doc)
                    .contains(
                            "| `"
                                    + code.code()
                                    + "` | "
                                    + code.status()
                                    + " | "
                                    + Messages.of(code, Language.EN)
                                    + " | "
                                    + Messages.of(code, Language.ZH)
                                    + " |");
        }
        for (InviteRefusal refusal :
                List.of(
                        InviteRefusal.FRIEND_NOT_NEW,
                        InviteRefusal.OWN_INVITE,
                        InviteRefusal.ALREADY_ACCEPTED,
                        InviteRefusal.ANSWER_PENDING,
                        InviteRefusal.INVITE_EXPIRED,
                        InviteRefusal.INVITE_REVOKED)) {
            assertThat(doc)
                    .contains(
                            "| `"
                                    + Messages.codeOf(refusal)
                                    + "` | "
                                    + Messages.of(refusal, Language.EN)
                                    + " | "
                                    + Messages.of(refusal, Language.ZH)
                                    + " |");
        }
        for (Refusal refusal : Refusal.values()) {
            if (refusal.scope() == Refusal.Scope.PERSON || refusal.scope() == Refusal.Scope.STOCK) {
                assertThat(doc)
                        .contains(
                                "| `"
                                        + Messages.codeOf(refusal)
                                        + "` | "
                                        + Messages.of(refusal, Language.EN)
                                        + " | "
                                        + Messages.of(refusal, Language.ZH)
                                        + " |");
            }
        }
    }

    @Test
    void theListOfWhatBecameOfInvitesInTheDocsIsComplete() throws IOException {
        String doc = Files.readString(Path.of("../docs/problems.md"));
        for (String key : INVITE_KEYS) {
            assertThat(doc)
                    .contains(
                            "| `"
                                    + key
                                    + "` | "
                                    + Messages.ofInvite(key, Language.EN)
                                    + " | "
                                    + Messages.ofInvite(key, Language.ZH)
                                    + " |");
        }
    }

    @Test
    void theListOfOrderCodesInTheDocsIsComplete() throws IOException {
        String doc = Files.readString(Path.of("../docs/problems.md"));
        for (String code : orderCodes()) {
            assertThat(doc)
                    .contains(
                            "| `"
                                    + code
                                    + "` | "
                                    + Messages.ofOrder(code, Language.EN)
                                    + " | "
                                    + Messages.ofOrder(code, Language.ZH)
                                    + " |");
        }
    }

    @Test
    void theFirstPreferredLanguageThatIsThereIsTaken() {
        assertThat(Language.of(null)).isEqualTo(Language.EN);
        assertThat(Language.of("zh-CN")).isEqualTo(Language.ZH);
        assertThat(Language.of("fr, zh-TW;q=0.4, en;q=0.5")).isEqualTo(Language.EN);
        assertThat(Language.of("fr, zh-TW;q=0.6, en;q=0.5")).isEqualTo(Language.ZH);
        assertThat(Language.of("zh;q=0, en")).isEqualTo(Language.EN);
        assertThat(Language.of("*")).isEqualTo(Language.EN);
        assertThat(Language.of(";;;")).isEqualTo(Language.EN);
    }
}
