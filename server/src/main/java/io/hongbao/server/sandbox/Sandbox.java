package io.hongbao.server.sandbox;

import io.hongbao.server.effect.LateAnswers;
import java.util.function.LongSupplier;

/**
 * The sandbox's providers and outlets together, and how they behave. On a server that is no
 * sandbox, shadow campaigns have them too.
 */
public final class Sandbox implements AutoCloseable {

    private final boolean on;
    private final SandboxTimer timer;
    private final SandboxPayments payments;
    private final SandboxOutlets outlets;
    private SandboxRules rules = SandboxRules.STANDARD;

    /**
     * @param on whether this server is a sandbox; if not, shadow campaigns alone use it
     * @param campaignMillis the campaign clock
     */
    public Sandbox(boolean on, LongSupplier campaignMillis, LateAnswers late) {
        this.on = on;
        this.timer = new SandboxTimer(campaignMillis);
        this.payments = new SandboxPayments(timer, late);
        this.outlets = new SandboxOutlets(timer, late);
    }

    /** Begins. */
    public void start() {
        timer.start();
    }

    /** Whether this server is a sandbox. */
    public boolean isOn() {
        return on;
    }

    public SandboxPayments payments() {
        return payments;
    }

    public SandboxOutlets outlets() {
        return outlets;
    }

    /** How they behave. */
    public synchronized SandboxRules rules() {
        return rules;
    }

    /** Lets them behave otherwise from now on. */
    public synchronized void behave(SandboxRules changed) {
        rules = changed;
        payments.behave(changed);
        outlets.behave(changed);
    }

    @Override
    public void close() {
        timer.close();
    }
}
