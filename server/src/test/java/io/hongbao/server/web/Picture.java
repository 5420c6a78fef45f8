package io.hongbao.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotAnimations;
import com.microsoft.playwright.options.ScreenshotScale;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;

/** What a screen looks like, without what changes each time, and the picture that it should be. */
final class Picture {
    /** A colour may be so far off, of 255 in each channel: edges of letters. */
    private static final int FAR = 40;

    /** So many of all points may be further off: less than three letters have. */
    private static final double MOST_SHARE = 0.000_5;

    private static final Path SEEN = Path.of("target/screens");

    private final Path reference;
    private final byte[] png;

    private Picture(Path reference, byte[] png) {
        this.reference = reference;
        this.png = png;
    }

    /**
     * Takes a picture.
     *
     * @param changing CSS selectors of what is covered, since it is different each time
     */
    static Picture of(Screen screen, Path reference, String... changing) {
        screen.settles();
        Page page = screen.page();
        List<Locator> masks = Arrays.stream(changing).map(page::locator).toList();
        return new Picture(
                reference,
                page.screenshot(
                        new Page.ScreenshotOptions()
                                .setAnimations(ScreenshotAnimations.DISABLED)
                                .setScale(ScreenshotScale.CSS)
                                .setMask(masks)));
    }

    /** Makes it the one that later ones are compared with. */
    void keep() throws IOException {
        Files.createDirectories(reference.getParent());
        Files.write(reference, png);
    }

    /** Fails when it is another picture; what was seen is kept beside all other screens then. */
    void compare() throws IOException {
        assertThat(reference).as("a picture to compare with").exists();
        BufferedImage seen = image(png);
        BufferedImage should = image(Files.readAllBytes(reference));
        Path kept = SEEN.resolve("other-" + reference.getFileName());
        double share = share(seen, should);
        if (share > MOST_SHARE) {
            Files.write(kept, png);
        }
        assertThat(share)
                .as("the share of points that differ from %s; seen: %s", reference, kept)
                .isLessThanOrEqualTo(MOST_SHARE);
    }

    private static BufferedImage image(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static double share(BufferedImage one, BufferedImage other) {
        if (one.getWidth() != other.getWidth() || one.getHeight() != other.getHeight()) {
            return 1;
        }
        int[] left = points(one);
        int[] right = points(other);
        long far = 0;
        for (int i = 0; i < left.length; i++) {
            if (isFar(left[i], right[i])) {
                far++;
            }
        }
        return (double) far / left.length;
    }

    private static int[] points(BufferedImage image) {
        int width = image.getWidth();
        return image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
    }

    private static boolean isFar(int one, int other) {
        for (int shift = 0; shift <= 16; shift += 8) {
            if (Math.abs((one >> shift & 0xff) - (other >> shift & 0xff)) > FAR) {
                return true;
            }
        }
        return false;
    }
}
