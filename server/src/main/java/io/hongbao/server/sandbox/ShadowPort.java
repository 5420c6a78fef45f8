package io.hongbao.server.sandbox;

import io.hongbao.server.effect.Answer;
import io.hongbao.server.effect.Asked;
import io.hongbao.server.effect.Port;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Plays what shadow campaigns want done, and has the real adapter do the rest: whoever rehearses on
 * a server that real money hangs on moves none of it.
 */
public final class ShadowPort implements Port {

    private final Port real;
    private final Port played;
    private final Predicate<String> isShadow;

    /**
     * @param real the adapter of all other campaigns
     * @param played the sandbox's
     * @param isShadow whether the campaign of this id is a shadow campaign
     */
    public ShadowPort(Port real, Port played, Predicate<String> isShadow) {
        this.real = real;
        this.played = played;
        this.isShadow = isShadow;
    }

    @Override
    public void ask(Asked asked, Consumer<Answer> reply) {
        boolean shadow = isShadow.test(asked.effect().campaign());
        (shadow ? played : real).ask(asked, reply);
    }
}
