package io.hongbao.server.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The main screens look as they are known. The pictures are in {@code src/test/resources/pictures};
 * {@code -Dhongbao.pictures=refresh} makes them anew: look at them before they are committed.
 *
 * <p>Letters are drawn by the machine's own fonts and by its browser, so that pictures of one
 * machine say nothing on another. {@code fonts.sha256} beside them is the digest of some Chinese
 * and Latin letters as the pages' fonts draw them. Where that is another one, nothing is compared:
 * the tests are skipped, and say so.
 */
@ExtendWith(Browsing.class)
class PicturesIT {
    private static final Path PICTURES = Path.of("src/test/resources/pictures");
    private static final Path FONTS = PICTURES.resolve("fonts.sha256");
    private static final Path STYLE = Path.of("src/main/webui/campaign/src/style.css");
    private static final Pattern FONT = Pattern.compile("--(?:display|text): (.+);");
    private static final boolean REFRESH =
            System.getProperty("hongbao.pictures", "").equals("refresh");

    private final Chromium chromium;
    private final WebServer server;

    PicturesIT(Chromium chromium, WebServer server) {
        this.chromium = chromium;
        this.server = server;
    }

    @BeforeEach
    void onlyWhereLettersAreTheSame() throws IOException {
        knowsTheFonts();
    }

    @AfterEach
    void takeTheRoomAway() {
        server.room("off");
    }

    @Test
    void thePhone() throws IOException {
        Texts texts = Texts.of(chromium, "campaign", "zh-CN");
        try (Phone phone = new Phone(chromium, server, texts, "picture")) {
            phone.arrives();
            assertThat(phone.seal()).isEnabled();
            see(phone.screen(), "home");
            phone.opens();
            phone.goesTo("wallet");
            assertThat(phone.cards("issued")).hasCount(1);
            see(phone.screen(), "wallet");
            phone.goesTo("chat");
            phone.says("来杯奶茶");
            assertThat(phone.page().locator(".choices")).isVisible();
            see(phone.screen(), "chat");
            phone.invites();
            see(phone.screen(), "invite", ".forms .text");
        }
    }

    @Test
    void theLaunchPage() throws IOException {
        server.room("pre-queue");
        Texts texts = Texts.of(chromium, "console", "en");
        try (Desk desk = new Desk(chromium, server, texts, ColorScheme.LIGHT, "picture")) {
            desk.signsIn(server.key());
            desk.goesTo("launch");
            assertThat(desk.page().locator(".age")).hasText(texts.of("age.live"));
            // The stream is open before its first figures are there.
            assertThat(desk.page().locator("main li .queue").first()).isVisible();
            see(
                    desk.screen(),
                    "launch",
                    ".age",
                    // Sections come and go, and this is the picture of one of them.
                    ".body > nav",
                    // What other tests have pressed the server to do without.
                    ".launch .pill",
                    "main dd",
                    ".chart .legend",
                    ".chart .frame",
                    ".three:not(:has(.chart)) > :first-child",
                    ".stack > :last-child",
                    "main li .busy",
                    "main li .queue");
        }
    }

    private static void see(Screen screen, String name, String... changing) throws IOException {
        Picture picture = Picture.of(screen, PICTURES.resolve(name + ".png"), changing);
        if (REFRESH) {
            picture.keep();
        } else {
            picture.compare();
        }
    }

    /** Goes on only where letters are drawn as on the machine that made the pictures. */
    private void knowsTheFonts() throws IOException {
        String digest = digest(letters());
        if (REFRESH) {
            Files.createDirectories(PICTURES);
            Files.writeString(FONTS, digest + "\n");
        } else {
            assumeTrue(
                    Files.readString(FONTS).strip().equals(digest),
                    "letters are drawn in another way here than where the pictures were made");
        }
    }

    /** Some letters, as an image, in both of the pages' fonts. */
    private String letters() throws IOException {
        String style = Files.readString(STYLE);
        List<String> fonts = FONT.matcher(style).results().map(font -> font.group(1)).toList();
        try (Page page = chromium.browser().newPage()) {
            page.setContent("<html lang='zh-CN'><canvas width='400' height='120'></canvas></html>");
            return (String)
                    page.evaluate(
                            """
                            (fonts) => {
                              const canvas = document.querySelector('canvas')
                              const pen = canvas.getContext('2d')
                              for (const [at, font] of fonts.entries()) {
                                pen.font = '24px ' + font
                                pen.fillText('红包 打开 卡包 Envelope ¥25.00', 4, 40 + 50 * at)
                              }
                              return canvas.toDataURL()
                            }
                            """,
                            fonts);
        }
    }

    private static String digest(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
