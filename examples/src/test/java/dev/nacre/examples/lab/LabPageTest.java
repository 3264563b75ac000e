package dev.nacre.examples.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.nacre.report.Browser;
import dev.nacre.report.BrowserTab;
import java.nio.file.Path;
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
        server = LabServer.start(0);
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
                new BrowserTab(server.url() + "&experiment=activations&activation=relu&mean=-4", folder)) {
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
        try (BrowserTab tab = new BrowserTab(server.url(), folder)) {
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

    @Test
    void onAPhoneNothingIsWiderThanTheScreen() throws Exception {
        try (BrowserTab tab = new BrowserTab(server.url(), folder, "--force-dark-mode")) {
            tab.resize(360, 740);
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
