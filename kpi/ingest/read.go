package ingest

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"sync"

	"kpideck/kpi"
	"kpideck/kpi/diag"
)

// blockSize is how much text a worker gets at a time.
const blockSize = 1 << 19

// queued is how many blocks may wait for a worker, each: enough that none is idle
// while the reader of the file waits for its turn on a processor.
const queued = 4

// Read reads files, several at a time and large ones in several blocks, and
// gives a Tally for each table, account and level in them, sorted by source,
// file, table, account and level. The list holds every problem once; those of
// a table are also in its Tally. A table with an error has no Tally. The
// result is the same whatever jobs is.
func Read(ctx context.Context, reqs []Request, p Presets, jobs int, progress Progress) ([]*kpi.Tally, diag.List) {
	return readBlocks(ctx, reqs, p, jobs, progress, blockSize)
}

func readBlocks(ctx context.Context, reqs []Request, p Presets, jobs int, progress Progress, size int) ([]*kpi.Tally, diag.List) {
	r := newReader(ctx, p, max(jobs, 1), progress, size)
	results := make([]fileResult, len(reqs))
	turn := make(chan struct{}, max(jobs, 1))
	var files sync.WaitGroup
	for i := range reqs {
		turn <- struct{}{}
		files.Go(func() {
			results[i] = r.file(&reqs[i])
			<-turn
		})
	}
	files.Wait()
	close(r.tasks)
	excuse(reqs, results)
	var tallies []*kpi.Tally
	var problems diag.List
	for _, res := range results {
		tallies = append(tallies, res.tallies...)
		problems = append(problems, res.problems...)
	}
	slices.SortStableFunc(tallies, func(a, b *kpi.Tally) int {
		return cmp.Or(cmp.Compare(a.Source, b.Source), strings.Compare(a.File, b.File), strings.Compare(a.Table, b.Table),
			strings.Compare(a.Account, b.Account), cmp.Compare(a.Level, b.Level))
	})
	problems.Sort()
	return tallies, problems
}

type fileResult struct {
	tallies  []*kpi.Tally
	problems diag.List
	cut      []cutTable
	code     *textCode // that was guessed
}

// reader shares its workers between the files.
type reader struct {
	ctx     context.Context
	presets Presets
	size    int
	tasks   chan task
	buffers chan []byte // of folded blocks

	code *textCode // of a file that was read before, where it had to be guessed

	// settled, if set, is told of every table that was read, as it is settled.
	settled func(*settled, []*kpi.Tally)
	// row, if set, is told of every row that is counted, in order when jobs is 1.
	row func(p *part, line int, group int32)

	mu       sync.Mutex
	done     int64
	progress Progress
}

type task struct {
	t *tableRead
	b block
}

func newReader(ctx context.Context, p Presets, jobs int, progress Progress, size int) *reader {
	r := &reader{ctx: ctx, presets: p, size: size, tasks: make(chan task, queued*jobs), buffers: make(chan []byte, (queued+1)*jobs), progress: progress}
	if p.words == nil {
		r.presets.words = (&wordsFile{}).words()
	}
	for range jobs {
		go func() {
			for x := range r.tasks {
				x.t.work(x.b)
				r.putBack(x.b.data[:0])
			}
		}()
	}
	return r
}

// spare gives the buffer of a folded block, or none.
func (r *reader) spare() []byte {
	select {
	case b := <-r.buffers:
		return b
	default:
		return nil
	}
}

func (r *reader) putBack(b []byte) {
	select {
	case r.buffers <- b:
	default:
	}
}

func (r *reader) tell(n int) {
	if r.progress == nil {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.done += int64(n)
	r.progress(r.done)
}

// file reads a file as UTF-8, and again in a guessed encoding when it is none.
func (r *reader) file(req *Request) fileResult {
	f, used := &fileRead{r: r, req: req}, r.code
	err := f.readWhole(used, r.tell)
	if errors.Is(err, errNotUTF8) {
		code, failed := guess(req)
		if err = failed; err == nil {
			*f, used = fileRead{r: r, req: req}, &code
			err = f.readWhole(used, func(int) {})
			f.problems.Add(f.guessed(code))
		}
	}
	if err != nil {
		f.problems.Add(f.unreadable(err))
	}
	if f.problems.Failed() && err != nil {
		f.tallies = nil
	}
	return fileResult{f.tallies, f.problems, f.cut, used}
}

// readWhole reads a file, and again in order where a block ended within a record.
func (f *fileRead) readWhole(code *textCode, tell func(int)) error {
	err := f.read(code, tell)
	if errors.Is(err, errTorn) {
		*f = fileRead{r: f.r, req: f.req, inOrder: true}
		err = f.read(code, func(int) {})
	}
	return err
}
