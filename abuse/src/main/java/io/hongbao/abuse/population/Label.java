package io.hongbao.abuse.population;

/** What is known to be true of a person; the scorer never sees it. */
public enum Label {
    HONEST,
    ABUSER,
    UNKNOWN
}
