package dev.nacre.examples.lab;

import dev.nacre.report.Html;
import dev.nacre.report.Tiles;
import org.jblas.FloatMatrix;

/** Digits of 8 × 8 pixels from 0 (paper) to 1 (ink), as pictures. */
final class DigitPictures {
    static final int SIDE = 8;

    private DigitPictures() {}

    /** One digit with its caption. */
    static String one(String caption, FloatMatrix pixels) {
        return "<figure class=\"digit\"><figcaption>" + Html.escape(caption) + "</figcaption>"
                + Tiles.inked(pixels, SIDE, 1, 1, caption) + "</figure>";
    }

    /** Digits beside each other, across the whole result. */
    static String beside(String... digits) {
        return Charts.wide("<div class=\"digits\">" + String.join("", digits) + "</div>");
    }
}
