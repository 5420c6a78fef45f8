package io.hongbao.server.chat;

import io.hongbao.assistant.Language;
import io.hongbao.assistant.conversation.Voice;
import io.hongbao.assistant.pack.Pack;
import io.hongbao.assistant.pack.PackPrompt;
import io.hongbao.assistant.pack.Persona;
import io.hongbao.assistant.tool.OrderingState;
import io.hongbao.assistant.tool.ToolName;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A pack's texts, with what is asked again and again prepared. */
final class PackVoice implements Voice {

    private final Pack pack;
    private final Set<ToolName> tools = EnumSet.noneOf(ToolName.class);
    private final Map<Language, String> prompts = new EnumMap<>(Language.class);

    PackVoice(Pack pack) {
        this.pack = pack;
        pack.toolNames().forEach(name -> ToolName.of(name).ifPresent(tools::add));
        for (Language language : Language.values()) {
            prompts.put(language, PackPrompt.of(pack, language));
        }
    }

    @Override
    public String prompt(Language language) {
        return Objects.requireNonNull(prompts.get(language));
    }

    @Override
    public Set<ToolName> tools() {
        return tools;
    }

    @Override
    public String greeting(Language language) {
        return pack.persona(language).greeting();
    }

    @Override
    public Optional<String> smallTalk(String text, Language language) {
        return pack.persona(language).smallTalk(text);
    }

    @Override
    public Optional<String> ordering(OrderingState.Kind kind, String retryAt, Language language) {
        Persona persona = pack.persona(language);
        return switch (kind) {
            case OPEN -> Optional.empty();
            case PAUSED -> Optional.of(persona.condition(Persona.Condition.PAUSED, retryAt));
            case QUEUED -> Optional.of(persona.condition(Persona.Condition.QUEUED, retryAt));
            case DOWN -> Optional.of(persona.condition(Persona.Condition.DOWN, retryAt));
        };
    }
}
