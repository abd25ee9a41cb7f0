# --- voz ---
speech-on = Ligar a voz
access-speech = Voz
speech-off = Desligar a voz
speech-on-screen = Isto está no ecrã. Ligue uns auscultadores para o ouvir.
speech-errors = { $count ->
    [one] É preciso corrigir uma coisa.
   *[other] É preciso corrigir { $count } coisas.
 }
speech-tiles = { $count ->
    [one] Há uma coisa para escolher.
   *[other] Há { $count } coisas para escolher.
 }
speech-options = { $count ->
    [one] Há uma opção.
   *[other] Escolha uma de { $count } opções.
 }
speech-fields = { $count ->
    [one] Há um campo para preencher ou confirmar.
   *[other] Há { $count } campos para preencher ou confirmar.
 }
speech-rows = { $count ->
    [one] Há uma linha.
   *[other] Há { $count } linhas.
 }
speech-pages = { $count ->
    [one] Há uma página.
   *[other] Há { $count } páginas.
 }
speech-can-do = Pode escolher:
speech-not-now = agora não disponível
speech-chosen = escolhido
speech-empty-field = ainda por preencher
speech-position = { $number } de { $count }
speech-seconds-left = { $seconds ->
    [one] Resta um segundo.
   *[other] Restam { $seconds } segundos.
 }
speech-role-button = botão
speech-role-choice = opção
speech-role-check = caixa de verificação
speech-role-field = campo de texto
speech-role-link = ligação
speech-role-list = lista
speech-role-text = texto
speech-any-key = Prima qualquer tecla do teclado para usar as teclas.
speech-keys = As teclas para cima e para baixo deslocam, a de confirmar escolhe, a de voltar volta, e a de repetir diz a página outra vez.
speech-explore = Toque no ecrã ou deslize um dedo para ouvir o que está debaixo dele. Toque outra vez para escolher.
speech-typed = { $count ->
    [one] Um sinal escrito
   *[other] { $count } sinais escritos
 }
speech-as-in = { $hanzi } como em { $word }
