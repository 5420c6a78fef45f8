package io.hongbao.core.campaign;

/** What people read about a campaign, in one language. */
public record Text(String title, String summary) {}
