package io.hongbao.server.chat;

import io.hongbao.assistant.tool.ToolCall;
import io.hongbao.assistant.tool.ToolResult;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.problem.Language;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What searches of menus found a moment ago. Anybody may search, so what is kept is bounded in
 * number and in size; over the bounds it starts anew.
 */
final class KeptMenus {

    static final int MOST = 1_000;

    /** Of all answers' JSON together: about 16 MB with the cards beside it. */
    static final long MOST_CHARACTERS = 4_000_000;

    private final Map<Question, Kept> answers = new ConcurrentHashMap<>();
    private long characters;

    /** What is asked, with plain words, in which campaign and language. */
    record Question(ToolCall.SearchMenu call, String campaign, Language language) {}

    /** An answer, and what it was made of. */
    record Kept(CampaignView campaign, long second, ToolResult.Done answer) {

        long characters() {
            return answer.json().length();
        }
    }

    /** The answer to {@code question}, if it was given in the same second of campaign time. */
    Optional<ToolResult> get(Question question, CampaignView campaign, long second) {
        Kept known = answers.get(question);
        return known != null && known.second() == second && known.campaign().equals(campaign)
                ? Optional.of(known.answer())
                : Optional.empty();
    }

    synchronized void keep(Question question, Kept kept) {
        if (answers.size() >= MOST || characters + kept.characters() > MOST_CHARACTERS) {
            answers.clear();
            characters = 0;
        }
        Kept before = answers.put(question, kept);
        characters += kept.characters() - (before == null ? 0 : before.characters());
    }

    int size() {
        return answers.size();
    }

    synchronized long characters() {
        return characters;
    }
}
