package io.hongbao.share;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class PosterPainterTest {
    private static final PosterPainter PAINTER = new PosterPainter();
    private static final Link.Base BASE = new Link.Base("https://hongbao.example.org/new-year");

    private static Poster poster(ShortCode code, Occasion occasion, Language language) {
        Link link = new Link(BASE, code, ShareForm.POSTER, new Channel("xiaohongshu"), "lny2026");
        return new Poster(link, occasion, language);
    }

    private static Poster poster(String inviter) {
        return poster(ShortCode.of(42), new Occasion("新春请客", inviter, "25元饮品卡"), Language.ZH);
    }

    /** Four posters for each treatment; all of them must be read. */
    @ParameterizedTest
    @CsvSource({
        "1.0, 1.0, 0",
        "0.3, 1.0, 0",
        "0.2, 1.0, 0",
        "0.1, 1.0, 0",
        "0.1, 0.5, 0",
        "0.2, 0.5, 0",
        "0.2, 0.35, 0",
        "0.1, 1.0, 2",
        "0.2, 0.5, -2"
    })
    void theQrCodeIsReadableAfterStrongRecompression(float quality, double scale, double degrees)
            throws IOException, ReaderException {
        for (ShortCode code : ShortCodeTest.codes(4)) {
            Poster poster = poster(code, new Occasion("新春请客", "王芳", "25元饮品卡"), Language.ZH);
            BufferedImage seen = jpeg(turned(image(poster), scale, degrees), quality);
            assertThat(decoded(seen)).isEqualTo(poster.link().url());
        }
    }

    /** Chat apps do it more than once. */
    @Test
    void theQrCodeIsReadableAfterThreeChats() throws IOException, ReaderException {
        Poster poster = poster("王芳");
        BufferedImage seen = image(poster);
        for (int i = 0; i < 3; i++) {
            seen = jpeg(turned(seen, 0.8, 0), 0.2f);
        }
        assertThat(decoded(seen)).isEqualTo(poster.link().url());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theMarginsAreEmpty(Language language) throws IOException {
        for (Occasion occasion :
                List.of(
                        new Occasion("", "", ""),
                        new Occasion("长".repeat(999), "W".repeat(10_240), "字".repeat(999)),
                        new Occasion("ٱلسَّلَامُ", "e" + "\u0301".repeat(500), "ฏ๎๎๎๎๎๎๎"))) {
            BufferedImage image = image(poster(ShortCode.of(7), occasion, language));
            assertThat(image.getWidth()).isEqualTo(1080);
            assertThat(image.getHeight()).isEqualTo(1440);
            int background = image.getRGB(0, 0);
            for (int x = 0; x < image.getWidth(); x++) {
                for (int y = 0; y < image.getHeight(); y++) {
                    boolean margin = x < 65 || x >= 1080 - 65 || y < 87 || y >= 1440 - 87;
                    if (margin && image.getRGB(x, y) != background) {
                        assertThat(image.getRGB(x, y)).as("%d, %d", x, y).isEqualTo(background);
                    }
                }
            }
        }
    }

    /** Beside the first and last black pixel of the code's rows is four modules of white. */
    @Test
    void theQuietZoneIsWhite() throws IOException {
        Poster poster = poster("王芳");
        BufferedImage image = image(poster);
        QrSymbol qr = QrSymbol.of(poster.link().url());
        int module = 620 / (qr.size() + 8);
        int left = (1080 - module * qr.size()) / 2;
        int top = 450 + (620 - module * qr.size()) / 2;
        int quiet = 4 * module;
        int end = module * qr.size() + quiet;
        int white = image.getRGB(left - 1, top - 1);
        assertThat(white).isEqualTo(0xFFFFFDF7);
        assertThat(image.getRGB(left, top)).isEqualTo(0xFF2B0A0A);
        for (int i = -quiet; i < end; i++) {
            for (int j = 1; j <= quiet; j++) {
                assertThat(
                                List.of(
                                        image.getRGB(left + i, top - j),
                                        image.getRGB(left + i, top + end - quiet + j - 1),
                                        image.getRGB(left - j, top + i),
                                        image.getRGB(left + end - quiet + j - 1, top + i)))
                        .containsOnly(white);
            }
        }
    }

    @Test
    void aTenKilobyteNameIsCutAndDoesNoHarm() throws IOException, ReaderException {
        Poster poster = poster("<img src=x onerror=alert(1)>" + "名".repeat(3_500));
        assertThat(poster.occasion().inviter()).hasSize(40).startsWith("<img src=x").endsWith("…");
        assertThat(decoded(image(poster))).isEqualTo(poster.link().url());
    }

    @Test
    void theNameTitleAndPrizeAreDrawn() {
        Occasion all = new Occasion("New Year", "Wang", "Tea");
        byte[] drawn = PAINTER.png(poster(ShortCode.of(1), all, Language.EN));
        for (Occasion less :
                List.of(
                        new Occasion("", "Wang", "Tea"),
                        new Occasion("New Year", "", "Tea"),
                        new Occasion("New Year", "Wang", ""),
                        new Occasion("New Year", "<b>Wang</b>", "Tea"))) {
            assertThat(PAINTER.png(poster(ShortCode.of(1), less, Language.EN))).isNotEqualTo(drawn);
        }
        assertThat(PAINTER.png(poster(ShortCode.of(1), all, Language.EN))).isEqualTo(drawn);
    }

    @Test
    void aNameThatNoFontShowsIsLeftOut() {
        PosterPainter latin = new PosterPainter(new Lettering(codePoint -> codePoint < 0x250));
        byte[] nameless = latin.png(poster(""));
        assertThat(latin.png(poster("王芳"))).isEqualTo(nameless);
        assertThat(latin.png(poster("Wang 芳"))).isEqualTo(nameless);
        assertThat(latin.png(poster("Wang🧧"))).isEqualTo(latin.png(poster("Wang")));
        assertThat(latin.png(poster("Wang"))).isNotEqualTo(nameless);
        // Its fixed words are English then.
        Occasion empty = new Occasion("", "", "");
        assertThat(latin.png(poster(ShortCode.of(1), empty, Language.ZH)))
                .isEqualTo(latin.png(poster(ShortCode.of(1), empty, Language.EN)));
    }

    @Test
    void manyThreadsDrawTheSame() throws InterruptedException {
        byte[] expected = PAINTER.png(poster("Wang"));
        List<Thread> threads = new ArrayList<>();
        byte[][] drawn = new byte[8][];
        for (int i = 0; i < drawn.length; i++) {
            int place = i;
            threads.add(
                    Thread.ofPlatform().start(() -> drawn[place] = PAINTER.png(poster("Wang"))));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(Arrays.stream(drawn)).allMatch(png -> Arrays.equals(png, expected));
    }

    private static BufferedImage image(Poster poster) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(PAINTER.png(poster)));
    }

    private static BufferedImage turned(BufferedImage image, double scale, double degrees) {
        int width = (int) (image.getWidth() * scale);
        int height = (int) (image.getHeight() * scale);
        BufferedImage turned = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = turned.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.rotate(Math.toRadians(degrees), width / 2.0, height / 2.0);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return turned;
    }

    private static BufferedImage jpeg(BufferedImage image, float quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(quality);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
    }

    private static String decoded(BufferedImage image) throws ReaderException {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        BinaryBitmap bitmap =
                new BinaryBitmap(
                        new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
        return new QRCodeReader()
                .decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, Boolean.TRUE))
                .getText();
    }
}
