package io.hongbao.core;

/**
 * On whose word something is done to a campaign: it goes into the event, and so into the audit log.
 *
 * @param actor the operator's name, 1-64 characters
 * @param reason why, 0-500 characters
 */
public record Authority(String actor, String reason) {

    public Authority {
        Require.inRange(actor.length(), 1, 64, "actor length");
        Require.inRange(reason.length(), 0, 500, "reason length");
    }
}
