package io.hongbao.abuse;

/** What becomes of an acceptance's rewards: given, or held until somebody has looked. */
public enum Decision {
    PASS,
    HOLD
}
