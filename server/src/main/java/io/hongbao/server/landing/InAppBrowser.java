package io.hongbao.server.landing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Apps that show web pages themselves and are known to keep them from opening other apps. Which one
 * it is, the browser says in {@code User-Agent}.
 */
enum InAppBrowser {
    // Before QQ and its browser: WeChat on Android names that one, too.
    WECHAT("MicroMessenger"),
    WEIBO("Weibo"),
    QQ("(?<![A-Za-z])QQ/\\d"),
    DINGTALK("DingTalk"),
    XIAOHONGSHU("xhsdiscover|XiaoHongShu"),
    DOUYIN("aweme|Douyin|BytedanceWebview");

    private static final int MAX_LENGTH = 1_024;

    private final Pattern mark;

    InAppBrowser(String mark) {
        this.mark = Pattern.compile(mark, Pattern.CASE_INSENSITIVE);
    }

    /** Its name in resources, such as {@code wechat}. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one that a {@code User-Agent} names. */
    static Optional<InAppBrowser> of(String userAgent) {
        String begin = userAgent.substring(0, Math.min(userAgent.length(), MAX_LENGTH));
        return Arrays.stream(values()).filter(one -> one.mark.matcher(begin).find()).findFirst();
    }
}
