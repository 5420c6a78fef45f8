package io.hongbao.core.outlet;

import io.hongbao.core.Require;

/**
 * Where an outlet is, in millionths of a degree (WGS 84): whole numbers, so that every machine
 * computes the same distances.
 */
public record Place(int latitudeMicrodegrees, int longitudeMicrodegrees) {

    /** The radius of the earth that {@link #metersTo} counts with, by IUGG the mean one. */
    private static final double EARTH_METERS = 6_371_008.8;

    public Place {
        Require.inRange(latitudeMicrodegrees, -90_000_000, 90_000_000, "latitude");
        Require.inRange(longitudeMicrodegrees, -180_000_000, 180_000_000, "longitude");
    }

    /**
     * About how far {@code other} is, in metres: the equirectangular approximation, right to a
     * thousandth within a city.
     */
    public long metersTo(Place other) {
        double latitude = radians(other.latitudeMicrodegrees - (long) latitudeMicrodegrees);
        double longitude = radians(other.longitudeMicrodegrees - (long) longitudeMicrodegrees);
        double middle = radians((latitudeMicrodegrees + (long) other.latitudeMicrodegrees) / 2);
        double east = longitude * StrictMath.cos(middle);
        return Math.round(EARTH_METERS * StrictMath.sqrt(latitude * latitude + east * east));
    }

    private static double radians(long microdegrees) {
        return StrictMath.toRadians(microdegrees / 1e6);
    }
}
