package io.hongbao.share;

/** The fixed words of posters and previews in one language. */
record Phrases(
        String invitation,
        String invitesYou,
        String someone,
        String colon,
        String gift,
        String scan) {
    private static final Phrases CHINESE =
            new Phrases("邀请你参加", " 邀请你", "朋友", "：", "一份礼物", "扫一扫，或在活动页输入编号");
    private static final Phrases ENGLISH =
            new Phrases(
                    "You are invited",
                    " invites you",
                    "A friend",
                    ": ",
                    "a gift",
                    "Scan, or type the code on the event page");

    static Phrases of(Language language) {
        return switch (language) {
            case ZH -> CHINESE;
            case EN -> ENGLISH;
        };
    }

    /** "Wang invites you", also when nobody's name is known. */
    String invites(String inviter) {
        return (inviter.isEmpty() ? someone : inviter) + invitesYou;
    }
}
