package io.hongbao.share;

/** A language that invites are written in. */
public enum Language {
    /** Simplified Chinese. */
    ZH,
    EN
}
