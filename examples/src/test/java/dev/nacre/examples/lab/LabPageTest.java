package dev.nacre.examples.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.nacre.report.Browser;
import dev.nacre.report.BrowserTab;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lab in a headless Chromium. */
class LabPageTest {
    @TempDir
    private Path folder;

    private LabServer server;

    @BeforeEach
    void start() throws Exception {
        assumeThat(Browser.program())
                .as("no Chromium here: the lab was not looked at in a browser")
                .isPresent();
        server = LabServer.start(0, new Jobs(2, Duration.ofMinutes(10))); // as slow as the machine may be
    }

    @AfterEach
    void close() {
        if (server != null) server.close();
    }

    private static final String OPEN = "document.querySelector('section:not([hidden])')";

    private static void awaitDone(BrowserTab tab) throws Exception {
        tab.await(OPEN + ".dataset.done");
    }

    private static String dead(BrowserTab tab) throws Exception {
        return tab.value("document.querySelector('#activations .figures tr:nth-child(2) td:nth-child(2)').textContent");
    }

    @Test
    void keysMoveASliderAndTheChartsFollow() throws Exception {
        try (BrowserTab tab =
                BrowserTab.open(server.url() + "&experiment=activations&activation=relu&mean=-4", folder)) {
            awaitDone(tab);
            assertThat(dead(tab)).isEqualTo("100 %");
            assertThat(tab.value("document.querySelectorAll('#activations svg').length"))
                    .isEqualTo("3");
            tab.value("document.querySelector('#activations [name=mean]').focus()");
            tab.press("End", 35);
            tab.await(
                    "document.querySelector('#activations .figures').textContent.includes('dead: the slope is 00 %')");
            assertThat(tab.value("location.hash"))
                    .contains("mean=5", "activation=relu")
                    .doesNotContain("token");
            assertThat(tab.value("document.querySelector('#activations .configuration').textContent"))
                    .isEqualTo("relu");
        }
    }

    @Test
    void aWrongTextIsSaidAndARightOneComputesAgain() throws Exception {
        try (BrowserTab tab = BrowserTab.open(server.url(), folder)) {
            awaitDone(tab);
            String type = "(() => { const field = document.querySelector('#activations [name=activation]');"
                    + " field.value = '%s'; field.dispatchEvent(new Event('input', { bubbles: true })); })()";
            tab.value(type.formatted("<b>relu"));
            tab.await("document.querySelector('#activations .status.error')");
            assertThat(tab.value("document.querySelector('#activations .status').textContent"))
                    .startsWith("activation (activation): ");
            tab.value(type.formatted("relu"));
            tab.await("!document.querySelector('#activations .status.error') && " + OPEN + ".dataset.done");
        }
    }

    /** The former experiment's end must not end the next one. */
    @Test
    void whoGoesOnBeforeTheEndSeesTheNextExperiment() throws Exception {
        try (BrowserTab tab = BrowserTab.open(server.url() + "&experiment=search", folder)) {
            tab.await(OPEN + ".querySelector('.label').value");
            for (String name : new String[] {"batch-size", "search", "activations"}) {
                tab.value("location.hash = '#experiment=" + name + "'");
                tab.await(OPEN + ".id === '" + name + "'");
            }
            awaitDone(tab);
            tab.value("document.querySelector('#activations .stop').click()");
            tab.value("document.querySelector('#activations form').requestSubmit()");
            tab.await("!document.querySelector('#activations .status').textContent && " + OPEN + ".dataset.done");
        }
    }

    @Test
    void aPixelIsInkedByThePointerAndWipedByAKey() throws Exception {
        try (BrowserTab tab = BrowserTab.open(server.url() + "&experiment=autoencoders&units=8", folder)) {
            awaitDone(tab);
            String paint = "document.querySelector('#autoencoders .paint')";
            tab.value(paint + ".scrollIntoView()");
            String box = paint + ".getBoundingClientRect()";
            double left = Double.parseDouble(tab.value(box + ".left"));
            double top = Double.parseDouble(tab.value(box + ".top"));
            double cell = Double.parseDouble(tab.value(box + ".width")) / 8;
            tab.drag(left + 0.5 * cell, top + 0.5 * cell, left + 1.5 * cell, top + 0.5 * cell);
            tab.await("location.hash.includes('pixels=99..') && " + OPEN + ".dataset.done");
            tab.value(paint + ".focus()");
            tab.press("x", 88);
            tab.await("location.hash.includes('pixels=09..') && " + OPEN + ".dataset.done");
            assertThat(tab.value(OPEN + ".querySelectorAll('.digit').length")).isEqualTo("3");
        }
    }

    @Test
    void onAPhoneNothingIsWiderThanTheScreen() throws Exception {
        try (BrowserTab tab = BrowserTab.open(server.url(), folder)) {
            tab.show(360, 740, true);
            for (Experiment experiment : Experiments.ALL) {
                String name = experiment.about().name();
                tab.value("location.hash = '#experiment=" + name + "'");
                tab.await(OPEN + ".id === '" + name + "' && " + OPEN + ".dataset.done");
                assertThat(Integer.parseInt(tab.value("document.documentElement.scrollWidth")))
                        .as(name)
                        .isLessThanOrEqualTo(360);
                assertThat(tab.value(OPEN + ".querySelector('.status').textContent"))
                        .as(name)
                        .isEmpty();
            }
            assertThat(tab.value("getComputedStyle(document.body).backgroundColor"))
                    .isEqualTo("rgb(18, 21, 27)");
        }
    }
}
