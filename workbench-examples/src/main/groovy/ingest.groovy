// Binding: site (the address), user, password, directory.
import org.ingestworkbench.*
import org.ingestworkbench.drupal.*
import org.ingestworkbench.islandora.files.*
import org.ingestworkbench.source.csv.*
import org.ingestworkbench.sqlite.*

def map = SqliteIdMap.open(directory.resolve('map.db'))
def drupal = DrupalClient.connect(site, Credentials.of(user, password))
try {
  IngestJob.named('spring-import').with {
    source CsvRowSource.of(directory.resolve('metadata.csv'))
    repository drupal
    idMap map
    rollback RollbackFiles.in(directory.resolve('rollback'))
    recovery Recovery.resume()
    build()
  }.run()
} finally {
  drupal.close()
  map.close()
}
