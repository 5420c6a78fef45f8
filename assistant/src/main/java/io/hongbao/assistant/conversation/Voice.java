package io.hongbao.assistant.conversation;

import io.hongbao.assistant.Language;
import io.hongbao.assistant.tool.OrderingState;
import io.hongbao.assistant.tool.ToolName;
import java.util.Optional;
import java.util.Set;

/** What a pack gives to a conversation: how the assistant speaks. All of it is data. */
public interface Voice {

    /** What a model is told first: the rules, then the pack's texts as delimited data. */
    String prompt(Language language);

    /** The tools that the pack may use. Others are refused, whoever asks for them. */
    Set<ToolName> tools();

    /** What the pack says when a person begins with a greeting. */
    String greeting(Language language);

    /** The pack's answer to a text that is nothing but small talk it knows. */
    Optional<String> smallTalk(String text, Language language);

    /**
     * What the pack says when orders are not being taken.
     *
     * @param retryAt when to try again, as people read it
     */
    Optional<String> ordering(OrderingState.Kind kind, String retryAt, Language language);
}
