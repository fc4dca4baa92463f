import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * Draws the files of the sample collection; run as {@code java GenerateFiles.java} in this
 * directory. What it draws stands beside it already; it is here so that nobody has to wonder where
 * the files come from.
 */
public final class GenerateFiles {

  private static final Path INPUT = Path.of("collection", "input");

  public static void main(String[] args) throws IOException {
    for (int i = 1; i <= 14; i++) {
      image("photos/photo-%02d.jpg".formatted(i), i, "jpg", 320, 240);
    }
    image("photos/фото-15.jpg", 15, "jpg", 320, 240);
    for (int i = 1; i <= 4; i++) {
      image("maps/map-%02d.png".formatted(i), i + 20, "png", 200, 160);
      image("maps/map-%02d-small.jpg".formatted(i), i + 20, "jpg", 64, 48);
    }
    for (var side : new String[] {"front", "back"}) {
      for (int i = 1; i <= 2; i++) {
        image("postcards/card-%d-%s.jpg".formatted(i, side), i + side.length(), "jpg", 280, 180);
      }
    }
    for (int i = 1; i <= 6; i++) {
      image("guide/page-%03d.png".formatted(i), i, "png", 120, 160);
    }
    for (int i = 1; i <= 4; i++) {
      image("diary/leaf-%02d.jpg".formatted(i), i + 40, "jpg", 140, 180);
    }
    for (int i = 1; i <= 5; i++) {
      pdf("papers/paper-%02d.pdf".formatted(i), "Field notes, part " + i);
      text("papers/paper-%02d.txt".formatted(i), i);
    }
  }

  private static void image(String name, int number, String format, int width, int height)
      throws IOException {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var pen = image.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    var sky = Color.getHSBColor(number / 47f, 0.35f, 0.95f);
    var water = Color.getHSBColor(0.55f + number / 130f, 0.6f, 0.5f);
    pen.setPaint(new GradientPaint(0, 0, sky, 0, height * 0.6f, Color.WHITE));
    pen.fillRect(0, 0, width, height);
    pen.setPaint(water);
    pen.fillRect(0, height * 3 / 5, width, height);
    pen.setPaint(Color.getHSBColor(0.33f, 0.5f, 0.35f));
    for (int hill = 0; hill < 3; hill++) {
      int x = (number * 53 + hill * width / 2) % width - width / 4;
      pen.fillOval(x, height * 2 / 5, width / 2, height / 2);
    }
    pen.setPaint(Color.DARK_GRAY);
    pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, height / 8));
    pen.drawString(Integer.toString(number), width / 20, height - height / 20);
    pen.dispose();
    var file = INPUT.resolve(name);
    Files.createDirectories(file.getParent());
    ImageIO.write(image, format, file.toFile());
  }

  private static void pdf(String name, String line) throws IOException {
    var content = "BT /F1 24 Tf 40 140 Td (" + line + ") Tj ET";
    var objects =
        new String[] {
          "<< /Type /Catalog /Pages 2 0 R >>",
          "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
          "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /Contents 4 0 R"
              + " /Resources << /Font << /F1 5 0 R >> >> >>",
          "<< /Length " + content.length() + " >>\nstream\n" + content + "\nendstream",
          "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
        };
    var text = new StringBuilder("%PDF-1.4\n");
    var index = new StringBuilder("0000000000 65535 f \n");
    for (int i = 0; i < objects.length; i++) {
      index.append("%010d 00000 n \n".formatted(text.length()));
      text.append(i + 1).append(" 0 obj\n").append(objects[i]).append("\nendobj\n");
    }
    int start = text.length();
    text.append("xref\n0 6\n").append(index);
    text.append("trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n").append(start).append("\n%%EOF\n");
    var file = INPUT.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, StandardCharsets.ISO_8859_1);
  }

  private static void text(String name, int number) throws IOException {
    Files.writeString(
        INPUT.resolve(name),
        "Field notes, part "
            + number
            + ".\nThe water stands "
            + (10 + number)
            + " cm below the mark; the ferry did not run.\n");
  }
}
